-- Steps of overflow stand among the segments: kind OVERFLOW, queue_id where the contact waited or was to,
-- cause trigger/target, result PASSED when the step led nowhere.

-- The wait announced on arrival in a queue, to be held against the real one.
alter table segments
    add column announced_ms bigint;  -- of a QUEUE; null: not known

create index segments_overflow on segments (firm_id, queue_id, started_at) where kind = 'OVERFLOW';
