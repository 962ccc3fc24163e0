-- What a contact is (CALL, VOICEMAIL…). A message waits in segments of kind MESSAGE, so that what counts callers by
-- their QUEUE segments leaves it out.

alter table contacts
    add column kind text not null default 'CALL',
    add column from_contact_id bigint not null default 0; -- VOICEMAIL: the call it was left in; else 0
create index contacts_from on contacts (firm_id, from_contact_id) where from_contact_id <> 0;
create index segments_messages on segments (firm_id, queue_id, started_at) where kind = 'MESSAGE';
