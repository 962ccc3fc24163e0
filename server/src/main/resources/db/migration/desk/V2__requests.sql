-- What was asked for under an id of the sender's, so that asking again does not do it again.

create table requests (
    firm_id    int not null,
    user_id    int not null,
    request_id text not null,
    asked      text not null,    -- to know one from another under the same id
    asked_at   timestamptz not null default now(),
    answer     text,             -- null: under way, or broken off nobody knows when
    primary key (firm_id, user_id, request_id)
);
create index requests_age on requests (asked_at);
