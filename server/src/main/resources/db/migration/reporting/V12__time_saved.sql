-- How quickly the right card was there when an agent had answered, and how numbers were dialled; what is reckoned from it
-- goes out from what the firm assumes.

create table cards_opened (
    firm_id    int not null,
    contact_id bigint not null,
    agent_id   int not null,
    at         timestamptz not null,
    how        text not null,   -- AUTOMATIC, CHOSEN of several, SEARCHED, CREATED
    after_ms   bigint not null, -- from the answer to the open card
    primary key (firm_id, contact_id, agent_id)
);
create index cards_opened_by_day on cards_opened (firm_id, at);

create table numbers_dialled (
    firm_id    int not null,
    contact_id bigint not null,
    agent_id   int not null,
    at         timestamptz not null,
    how        text not null,   -- CLICKED, BY_HAND
    primary key (firm_id, contact_id)
);
create index numbers_dialled_by_day on numbers_dialled (firm_id, at);

create table time_saved_assumptions (
    firm_id        int primary key,
    search_seconds int not null, -- what searching for a caller takes by hand
    dial_seconds   int not null, -- what dialling a number takes by hand
    days_per_year  int not null, -- on which an agent works
    hours_per_day  int not null,
    changed_at     timestamptz not null default now(),
    changed_by     int not null
);
