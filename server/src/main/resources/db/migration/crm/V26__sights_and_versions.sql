-- Whether somebody has seen a customer lately is asked with every card.
create index trail_of_sights on trail (firm_id, customer_id, user_id, at) where action = 'SEEN';

-- What takes values out that nobody sees any more says crm.version_stays = 'yes': nobody's edit is in its way.
create or replace function next_version() returns trigger language plpgsql as $$
begin
    if current_setting('crm.version_stays', true) = 'yes' then
        new.version := old.version;
    else
        new.version := old.version + 1;
    end if;
    return new;
end $$;
