-- How long an agent may be not ready for a reason, and what happens then.

alter table reason_codes
    add column max_minutes int,                           -- null: as long as it likes
    add column at_end      text not null default 'WARN';  -- WARN, AVAILABLE
