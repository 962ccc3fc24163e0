-- What agents wrote down goes to the company's own systems too.

alter table connectors
    add column write_back jsonb; -- how it is written there; null: not at all

create sequence write_back_seq;

-- One row for each thing written down and each connector that takes it; changed later, it is written again under the same key.
create table write_backs (
    id           bigint generated always as identity primary key,
    firm_id      int not null,
    connector_id int not null references connectors on delete cascade,
    key          text not null,            -- of what was written down
    version      int not null default 1,   -- goes up with each change
    customer_id  bigint,
    contact_id   bigint,
    number       text not null,            -- E.164; empty when withheld
    about        text not null,            -- what is about the same person is written in order
    entry        jsonb not null,           -- values by name; empty when it was written long ago
    state        text not null check (state in ('WAITING', 'DONE', 'DEAD')),
    seq          bigint not null default nextval('connectors.write_back_seq'),
    attempts     int not null default 0,   -- of this version, since it was last sent by hand
    next_at      timestamptz not null default now(),
    created_at   timestamptz not null default now(),
    changed_at   timestamptz not null default now(),
    last_at      timestamptz,
    last_ms      int,
    last_said    text not null default '', -- what came back, or why it failed
    constraint write_backs_once unique (connector_id, key)
);

create index write_backs_due on write_backs (connector_id, seq) where state = 'WAITING';
create index write_backs_in_order on write_backs (connector_id, about, seq) where state = 'WAITING';
create index write_backs_of_firm on write_backs (firm_id, id);
create index write_backs_ended on write_backs (state, changed_at) where state <> 'WAITING';
create index write_backs_of_customer on write_backs (firm_id, customer_id);
