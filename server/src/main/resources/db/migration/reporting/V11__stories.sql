-- Rules that were asked before the one that held, and why not: [{"ruleId": …, "because": "LANGUAGE"}]; null: none were.
alter table routes
    add column passed jsonb;

-- From a contact whose place was taken up to the one that has it; the earlier one is the result.
create index segments_taken_up on segments (firm_id, result) where kind = 'TAKEN_UP';
