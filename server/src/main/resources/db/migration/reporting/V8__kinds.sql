-- What a contact is, and which agent has placed it. Figures of callers count CALL alone.

alter table contacts
    add column if not exists kind text not null default 'CALL',
    add column placed_by int not null default 0;     -- 0: no agent has placed it
create index contacts_by_placer on contacts (firm_id, placed_by, started_at desc) where placed_by <> 0;
