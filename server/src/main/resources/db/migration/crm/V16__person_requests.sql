-- What people ask for who are in the records: to see all that is kept of them, to be erased or made nameless. A request
-- itself says of nobody who it is once it is done.

create table person_requests (
    id           bigint generated always as identity primary key,
    firm_id      int not null,
    customer_id  bigint not null,
    kind         text not null,          -- ACCESS, ERASURE, ANONYMISE
    state        text not null,          -- REGISTERED, RUNNING, FAILED, DONE
    due_on       date not null,
    scope        jsonb,                  -- whose rows, while it is under way
    places       text[] not null default '{}', -- done so far
    counts       jsonb not null default '[]',  -- of rows and files, by place
    problem      text not null default '',
    file         text,                   -- ACCESS: below the directory of exports; null: not there
    certificate  text,                   -- of an erasure
    hash         text,                   -- SHA-256 of the certificate
    created_at   timestamptz not null default now(),
    created_by   int not null,
    created_name text not null,
    begun_at     timestamptz,
    begun_by     int,
    begun_name   text,
    done_at      timestamptz
);
create index person_requests_of_firm on person_requests (firm_id, id desc);
create index person_requests_under_way on person_requests (id) where state = 'RUNNING';
