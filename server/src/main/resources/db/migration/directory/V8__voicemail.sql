-- Callers who choose the key, or come when it is closed, leave a message for the queue and do not wait in it.

alter table menu_choices
    add column voicemail boolean not null default false;
alter table menus
    add column closed_voicemail boolean not null default false;
