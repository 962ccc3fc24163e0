-- Customers taken in from files: how each file is read, how far that is, which lines were refused and what was changed.

create table imports (
    id          bigint generated always as identity primary key,
    firm_id     int not null,
    name        text not null,           -- of the file, as it was called
    state       text not null,
    file        text,                    -- below the directory of imports; null: deleted
    bytes       bigint not null,
    charset     text not null,
    separator   text not null,
    plan        jsonb not null,          -- which column is what, and what is done with those found or not
    line        bigint not null default 0, -- read so far, the head not counted
    created     bigint not null default 0,
    updated     bigint not null default 0,
    skipped     bigint not null default 0,
    refused     bigint not null default 0,
    undone      bigint not null default 0,
    changed_since bigint not null default 0, -- left as they are when it was taken back
    problem     text not null default '',
    created_at  timestamptz not null default now(),
    created_by  int not null,
    by_name     text not null,
    finished_at timestamptz,
    constraint imports_of_firm unique (firm_id, id)
);
create index imports_under_way on imports (id) where state in ('CHECKING', 'RUNNING', 'UNDOING');

create table import_refusals (
    firm_id   int not null,
    import_id bigint not null,
    line      bigint not null,
    reason    text not null,
    primary key (import_id, line),
    foreign key (firm_id, import_id) references imports (firm_id, id) on delete cascade
);

create table import_rows (
    firm_id     int not null,
    import_id   bigint not null,
    customer_id bigint not null,
    before      jsonb,                   -- null: it was made by the import
    version     int not null,            -- right after
    primary key (import_id, customer_id),
    foreign key (firm_id, import_id) references imports (firm_id, id) on delete cascade
);
create index import_rows_of_customer on import_rows (firm_id, customer_id);

-- Plans by the names people gave them.
create table import_plans (
    firm_id    int not null,
    name       text not null,
    plan       jsonb not null,
    changed_at timestamptz not null default now(),
    changed_by int not null,
    primary key (firm_id, name)
);
