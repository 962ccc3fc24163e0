-- What rules decided is told by the journal now and kept with the contact log, which takes over what there is. Modules are
-- brought up to date one after the other, this one first: where there is no contact log yet, nothing was decided.
do $$
begin
    if to_regclass('reporting.contacts') is null then
        drop table decisions;
    else
        alter table decisions set schema reporting;
    end if;
end $$;
