-- Which trunks carry emergency calls before all others; where none does, all that call out do.
alter table trunks
    add column outbound_emergency boolean not null default false;
