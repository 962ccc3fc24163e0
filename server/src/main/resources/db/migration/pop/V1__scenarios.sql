-- Cards by type of caller: the first whose conditions hold is shown.

create table scenarios (
    id              int generated always as identity primary key,
    firm_id         int not null,
    position        int not null,
    name            text not null,
    enabled         boolean not null,
    conditions      jsonb not null,
    every_connector boolean not null, -- each is asked in its place; else those named, in their order
    connector_ids   int[] not null,
    sections        text[] not null,  -- of the card, in their order
    script          text not null,
    created_at      timestamptz not null default now(),
    created_by      int,
    changed_at      timestamptz not null default now(),
    changed_by      int,
    constraint scenarios_name unique (firm_id, name)
);
create index scenarios_in_order on scenarios (firm_id, position, id);
