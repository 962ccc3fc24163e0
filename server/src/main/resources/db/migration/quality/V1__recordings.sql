-- What was recorded and where it lies. The file's own path says the same, so that this table can be made again from the disk.
create table recordings (
    id          bigint generated always as identity primary key,
    firm_id     int         not null,
    contact_id  bigint      not null,
    agent_id    int         not null,
    file        text        not null unique,
    started_at  timestamptz not null,
    duration_ms bigint      not null check (duration_ms >= 0)
);
comment on column recordings.file is 'relative to the directory of recordings';
create index recordings_of_contact on recordings (firm_id, contact_id, started_at);
create index recordings_by_start on recordings (started_at);
