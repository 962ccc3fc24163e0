-- A note may be put right by anybody; what it said before stays beside it, with who wrote it when.

alter table notes
    add column version      int not null default 1,
    add column changed_at   timestamptz,
    add column changed_by   int,
    add column changed_name text not null default '';

create table note_versions (
    firm_id int not null,
    note_id bigint not null references notes (id) on delete cascade,
    version int not null,
    text    text not null,
    by_id   int not null,
    by_name text not null,
    at      timestamptz not null,
    primary key (note_id, version)
);

create function keep_note_version() returns trigger language plpgsql as $$
begin
    insert into crm.note_versions (firm_id, note_id, version, text, by_id, by_name, at)
    values (old.firm_id, old.id, old.version, old.text, coalesce(old.changed_by, old.author_id),
            case when old.changed_by is null then old.author_name else old.changed_name end, coalesce(old.changed_at, old.at));
    new.version := old.version + 1;
    return new;
end $$;
create trigger notes_version before update of text on notes for each row
    when (old.text is distinct from new.text) execute function keep_note_version();
