-- Files attached to customers, to incidents of theirs and to notes. The content lies outside of its row, uncompressed, so
-- that any part of it is read without the rest.

create table customer_files (
    id          bigint generated always as identity primary key,
    firm_id     int not null,
    customer_id bigint not null,
    incident_id bigint references incidents (id) on delete set null,
    note_id     bigint references notes (id) on delete set null,
    name        text not null,
    type        text not null,           -- as it was sent; nothing is made of it
    bytes       bigint not null,
    content     bytea not null,
    at          timestamptz not null default now(),
    by_id       int not null,
    by_name     text not null,           -- as it was then
    removed_at  timestamptz,             -- null: it is there; else it can come back for some days
    removed_by  int,
    foreign key (firm_id, customer_id) references customers (firm_id, id) on delete cascade
);
alter table customer_files alter column content set storage external;
create index customer_files_of_customer on customer_files (firm_id, customer_id, id desc);
create index customer_files_of_incident on customer_files (incident_id) where incident_id is not null;
create index customer_files_of_note on customer_files (note_id) where note_id is not null;
create index customer_files_removed on customer_files (removed_at) where removed_at is not null;

-- How much a firm has of them, those removed too.
create table file_room (
    firm_id int primary key,
    bytes   bigint not null
);

create function count_file_room() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into crm.file_room as room (firm_id, bytes) values (new.firm_id, new.bytes)
            on conflict (firm_id) do update set bytes = room.bytes + excluded.bytes;
    else
        update crm.file_room set bytes = bytes - old.bytes where firm_id = old.firm_id;
    end if;
    return null;
end $$;
create trigger customer_files_room after insert or delete on customer_files for each row execute function count_file_room();
