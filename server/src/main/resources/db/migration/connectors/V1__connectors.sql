-- The company's own databases, and how they are asked who a caller is.

create table connectors (
    id            int generated always as identity primary key,
    firm_id       int not null,
    name          text not null,
    enabled       boolean not null,
    settings      jsonb not null,  -- where it is and what it is asked
    mapping       jsonb not null,  -- where in its answer a card's values are
    time_ms       int not null,
    at_once       int not null,
    cache_seconds int not null,
    secret        bytea,           -- sealed with the key file; null: none
    created_at    timestamptz not null default now(),
    created_by    int,
    changed_at    timestamptz not null default now(),
    changed_by    int,
    constraint connectors_name unique (firm_id, name)
);
