-- What an agent asks to be sure who calls, and of whom it was made sure.

create table verification_rules (
    firm_id    int primary key,
    fields     text[] not null, -- in the order in which they are asked
    needed     int not null,    -- right answers; 0: nobody is verified
    changed_at timestamptz not null default now(),
    changed_by int
);

create table verifications (
    firm_id     int not null,
    contact_id  bigint not null,
    customer_id bigint not null,
    fields      text[] not null,
    by_id       int not null,
    by_name     text not null,
    at          timestamptz not null default now(),
    primary key (firm_id, contact_id)
);
