-- Who saw and who changed what of a customer. Rows are added, and taken out when they are as old as the firm keeps them;
-- never changed.

create table trail (
    id          bigint generated always as identity primary key,
    firm_id     int not null,
    customer_id bigint not null,
    at          timestamptz not null default now(),
    user_id     int not null,
    user_name   text not null,  -- as it was then
    action      text not null,
    changes     jsonb not null default '[]'
);
create index trail_of_customer on trail (firm_id, customer_id, id desc);
create index trail_by_age on trail (firm_id, at);

create function trail_stays() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and current_setting('crm.trail_ends', true) = 'yes' then
        return old;
    end if;
    raise exception 'The trail of the records is only ever added to.';
end $$;
create trigger trail_stays before update or delete on trail for each row execute function trail_stays();
create trigger trail_stays_whole before truncate on trail for each statement execute function trail_stays();

create table record_settings (
    firm_id    int primary key,
    trail_days int not null,
    changed_at timestamptz not null default now(),
    changed_by int not null
);

-- All of a customer that can be changed, each part in words; what differs between two of these is what was changed.
create function record_in_words(firm int, customer bigint) returns jsonb language sql stable strict parallel safe
return (select jsonb_build_object(
        'customerNumber', c.customer_number, 'firstName', c.first_name, 'lastName', c.last_name, 'company', c.company,
        'email', c.email, 'street', c.street, 'postcode', c.postcode, 'city', c.city, 'country', c.country,
        'language', c.language, 'valueClass', c.value_class, 'managerId', coalesce(c.manager_id::text, ''),
        'phones', coalesce((
            select string_agg(trim(p.e164 || ' ' || p.label), ', ' order by p.position)
              from crm.customer_phones p where p.firm_id = firm and p.customer_id = c.id), ''),
        'addresses', coalesce((
            select string_agg(concat_ws(', ', nullif(a.label, ''), nullif(a.street, ''),
                              nullif(trim(a.postcode || ' ' || a.city), ''), nullif(a.country, '')), '; ' order by a.position)
              from crm.customer_addresses a where a.firm_id = firm and a.customer_id = c.id), ''),
        'tags', coalesce((
            select string_agg(t.tag, ', ' order by t.tag)
              from crm.customer_tags t where t.firm_id = firm and t.customer_id = c.id), ''),
        'relations', coalesce((
            select string_agg(r.kind || ' ' || trim(o.first_name || ' ' || o.last_name || ' ' || o.company)
                              || ' (' || o.customer_number || ')', ', ' order by r.kind, o.id)
              from crm.customer_relations r join crm.customers o on o.firm_id = r.firm_id and o.id = r.other_id
             where r.firm_id = firm and r.customer_id = c.id), ''),
        'products', coalesce((
            select string_agg(concat_ws(' ', p.product, nullif(p.serial_number, ''), p.bought_on, p.warranty_until), ', '
                              order by p.position)
              from crm.customer_products p where p.firm_id = firm and p.customer_id = c.id), ''))
    || coalesce((select jsonb_object_agg('custom.' || own.key, own.value)
                   from jsonb_each_text(crm.custom_of(firm, c.custom)) own), '{}')
  from crm.customers c where c.firm_id = firm and c.id = customer);
