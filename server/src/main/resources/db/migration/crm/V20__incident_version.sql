-- An incident's version goes up with each change; a change names the one it began from.

alter table incidents add column version int not null default 1;
create trigger incidents_version before update on incidents for each row execute function next_version();
