-- A queue's own opening hours, beside those of the number dialled.
alter table queues
    add column hours_id int not null default 0;     -- 0: none
