-- Where callers go when it is closed, after the message; null: nowhere.

alter table menus
    add column closed_queue_id int,
    add constraint menus_closed_queue foreign key (firm_id, closed_queue_id) references queues (firm_id, id);

-- What becomes of callers whom a queue cannot serve in time: its steps, in order.

alter table queues
    add column overflow jsonb not null default '[]';
