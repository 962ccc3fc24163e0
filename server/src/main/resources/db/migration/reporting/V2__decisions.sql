-- Why an agent was offered a contact, and when more agents came into question; null: nothing is known of it.

alter table segments
    add column choice    jsonb,  -- of an OFFER
    add column widenings jsonb;  -- of a QUEUE: [{"atMs": …, "stage": …}]
