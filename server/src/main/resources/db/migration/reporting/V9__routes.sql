-- Which rule sent a contact where, from the journal. Name as it was then: rules change and go, the log stays.
-- A database in which the rules' module kept these has the table here already, brought by its own migration.
create table if not exists decisions (
    firm_id    int not null,
    contact_id bigint not null,
    at         timestamptz not null,
    rule_id    int not null,    -- 0: none held
    rule_name  text not null,
    queue_id   int not null,
    gaps       text[] not null, -- what could not be done of the rule
    primary key (firm_id, contact_id)
);
alter table decisions rename to routes;
