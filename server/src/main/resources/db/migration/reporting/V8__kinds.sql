-- Which agent has placed a contact. Figures of callers count the kind CALL alone.

alter table contacts
    add column placed_by int not null default 0;     -- 0: no agent has placed it
create index contacts_by_placer on contacts (firm_id, placed_by, started_at desc) where placed_by <> 0;
