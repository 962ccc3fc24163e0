-- Calls that go out over a trunk: nothing that is not named here.

alter table trunks
    add column outbound_peer       text not null default '',      -- host:port; empty with REGISTERS: the registrar
    add column outbound_prefixes   text[] not null default '{}',  -- E.164 beginnings that may be called
    add column outbound_caller_id  text not null default '',      -- E.164; empty: the number the caller dialled
    add column outbound_form       text not null default 'PLUS',  -- how a number is written there
    add column outbound_most_calls int not null default 10,       -- at once
    add column outbound_recorded   boolean not null default false;
