-- A request that the database broke off is tried so many times, others between; and of whom a file shows something, for
-- merges come apart again.

alter table person_requests
    add column attempts   int not null default 0,
    add column not_before timestamptz not null default now(),
    add column shown      bigint[] not null default '{}';
create index person_requests_of_customer on person_requests (firm_id, customer_id);
