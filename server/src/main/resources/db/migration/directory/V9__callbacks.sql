-- How a queue calls customers back, and keeps the places of those who were cut off.

alter table queues
    add column callbacks jsonb not null
        default '{"retryMs":600000,"maxAttempts":3,"from":"09:00:00","to":"20:00:00","resumeWithinMs":0}';
