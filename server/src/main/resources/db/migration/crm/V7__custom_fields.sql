-- What a firm wants to know of its customers besides what every firm does. Values are kept in the customer, by the field's id.

create table custom_fields (
    id         int generated always as identity primary key,
    firm_id    int not null,
    key        text not null,
    name       text not null,
    type       text not null,
    required   boolean not null,
    on_card    boolean not null,
    position   int not null,
    smallest   numeric,
    largest    numeric,
    choices    text[] not null default '{}',
    gone       boolean not null default false,  -- being deleted: nobody sees it, its values are being taken out
    created_at timestamptz not null default now(),
    created_by int,
    changed_at timestamptz not null default now(),
    changed_by int
);
create unique index custom_fields_key on custom_fields (firm_id, key) where not gone;

alter table customers add column custom jsonb not null default '{}';

create function custom_text(custom jsonb) returns text language sql immutable strict parallel safe
return case when custom = '{}' then '' else
    coalesce((select string_agg(value #>> '{}', ' ' order by key) from jsonb_each(custom)
               where jsonb_typeof(value) <> 'boolean'), '') end;

alter table customers alter column words set expression as (crm.words_of(firm_id,
    customer_number || ' ' || first_name || ' ' || last_name || ' ' || company || ' ' || email || ' ' || city || ' '
    || crm.custom_text(custom)));

-- By key, as they are shown.
create function custom_of(firm int, custom jsonb) returns jsonb language sql stable strict parallel safe
return coalesce((select jsonb_object_agg(f.key, custom -> f.id::text) from crm.custom_fields f
                  where f.firm_id = firm and not f.gone and custom -> f.id::text is not null), '{}');

-- And back, from what was sent by key.
create function custom_by_id(firm int, sent jsonb) returns jsonb language sql stable strict parallel safe
return coalesce((select jsonb_object_agg(f.id, s.value) from jsonb_each(sent) s
                   join crm.custom_fields f on f.firm_id = firm and f.key = s.key and not f.gone), '{}');
