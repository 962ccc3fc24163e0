-- The contact log: a projection of the journal. May be emptied (all three tables together) and is then built anew.
-- Contact ids rise with time, so both big tables can be partitioned by ranges of contact_id under the keys they have.

create table contacts (
    firm_id     int not null,
    contact_id  bigint not null,
    caller      text not null,          -- E.164, empty when withheld
    dialled     text not null,
    started_at  timestamptz not null,
    ended_at    timestamptz,            -- null while open
    outcome     text,
    ended_by    text,
    end_cause   text,
    queue_id    int not null,           -- the last one; 0: none
    agent_id    int not null,           -- the last one talked to; 0: none
    wait_ms     bigint not null,
    talk_ms     bigint not null,
    hold_ms     bigint not null,
    primary key (firm_id, contact_id)
);
create index contacts_by_start on contacts (firm_id, started_at desc, contact_id desc);
create index contacts_by_caller on contacts (firm_id, caller, started_at desc);
create index contacts_open on contacts (firm_id, contact_id) where ended_at is null;

create table segments (
    firm_id     int not null,
    contact_id  bigint not null,
    event_seq   bigint not null,        -- of the event it began with
    kind        text not null,          -- MENU, QUEUE, OFFER, CONVERSATION, HOLD, WRAP_UP
    started_at  timestamptz not null,
    ended_at    timestamptz,            -- null while open
    queue_id    int not null,           -- 0: none
    agent_id    int not null,           -- 0: none
    cause       text not null,          -- QUEUE: how it came there
    result      text not null,          -- how it ended; empty while open
    primary key (firm_id, contact_id, event_seq)
);
create index segments_by_queue on segments (firm_id, queue_id, started_at) where kind = 'QUEUE';
create index segments_by_agent on segments (firm_id, agent_id, contact_id) where kind = 'CONVERSATION';
create index segments_open on segments (firm_id, contact_id) where ended_at is null;

-- How far the journal has been taken in; written in the same transaction as what came of it.
create table positions (
    follower    text primary key,
    event_seq   bigint not null
);
