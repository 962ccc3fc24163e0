-- Rules by which contacts are routed, each firm's in an order of its own, and what they decided.

create table rules (
    id         int generated always as identity primary key,
    firm_id    int not null,
    position   int not null,    -- the first that holds wins
    name       text not null,
    enabled    boolean not null,
    conditions jsonb not null,
    route      jsonb not null,
    created_at timestamptz not null default now(),
    created_by int,
    changed_at timestamptz not null default now(),
    changed_by int
);
create unique index rules_name on rules (firm_id, lower(name));

-- Which rule sent a contact where. Name as it was then: rules change and go, the log stays.
create table decisions (
    firm_id    int not null,
    contact_id bigint not null,
    at         timestamptz not null,
    rule_id    int not null,    -- 0: none held
    rule_name  text not null,
    queue_id   int not null,
    gaps       text[] not null, -- what could not be done of the rule
    primary key (firm_id, contact_id)
);
