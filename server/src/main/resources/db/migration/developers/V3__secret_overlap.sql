-- After a change of a webhook's secret both sign for a while, so that the receiver can change in peace.

alter table webhooks
    add column old_secret       bytea,        -- sealed as the new one
    add column old_secret_until timestamptz;  -- null: there is none
