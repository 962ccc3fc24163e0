-- Where firms want to be told what happens, and what has come of telling them.

create table webhooks (
    id         int generated always as identity primary key,
    firm_id    int not null,
    name       text not null,
    url        text not null,
    types      text[] not null,
    enabled    boolean not null,
    secret     bytea,                -- sealed with the key file
    after_seq  bigint not null,      -- nothing from before
    created_at timestamptz not null default now(),
    created_by int not null,
    changed_at timestamptz not null default now(),
    changed_by int not null,
    constraint webhooks_name unique (firm_id, name)
);

create table deliveries (
    id         bigint generated always as identity primary key,
    firm_id    int not null,
    webhook_id int not null references webhooks on delete cascade,
    event_id   text not null,
    type       text not null,
    body       text not null,        -- as it is signed and sent
    state      text not null check (state in ('WAITING', 'DONE', 'DEAD')),
    attempts   int not null default 0,   -- since it was last sent by hand
    next_at    timestamptz not null default now(),
    created_at timestamptz not null default now(),
    constraint deliveries_once unique (webhook_id, event_id)
);

create index deliveries_due on deliveries (webhook_id, next_at, id) where state = 'WAITING';
create index deliveries_ended on deliveries (webhook_id, state, id) where state <> 'WAITING';
create index deliveries_of_firm on deliveries (firm_id, id);

create table delivery_attempts (
    id          bigint generated always as identity primary key,
    firm_id     int not null,
    delivery_id bigint not null references deliveries on delete cascade,
    at          timestamptz not null default now(),
    status      int,                 -- null: no answer
    took_ms     int not null,
    said        text not null        -- why it counts as failed; empty: it does not
);

create index delivery_attempts_of on delivery_attempts (delivery_id, id);

-- How far the journal has been turned into deliveries.
create table position (
    follower  text primary key,
    event_seq bigint not null
);
