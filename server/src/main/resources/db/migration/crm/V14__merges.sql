-- Two accounts that turned out to be one. The one that is gone is kept as it was, so that they can be taken apart again,
-- and its id leads to the one that stays.

create table merges (
    id        bigint generated always as identity primary key,
    firm_id   int not null,
    kept_id   bigint not null,
    gone_id   bigint not null,
    gone_name text not null,
    at        timestamptz not null default now(),
    by_id     int not null,
    by_name   text not null,
    kept      jsonb,          -- as it was before; null: can no longer be taken apart
    gone      jsonb,
    result    jsonb,          -- as it was right after
    pointers  jsonb,          -- relations of others to the one that is gone
    moved     jsonb,          -- rows that went over: by table their keys
    undone_at timestamptz,
    undone_by int
);
create unique index merges_of_gone on merges (firm_id, gone_id) where undone_at is null;
create index merges_of_kept on merges (firm_id, kept_id, id desc);
create index merges_by_age on merges (at) where kept is not null;

create index customers_email on customers (firm_id, lower(email)) where email <> '';

-- The account an id leads to now.
create function standing_for(firm int, customer bigint) returns bigint language sql stable strict parallel safe
return (
    with recursive way (id, step) as (
        select customer, 0
        union all
        select m.kept_id, way.step + 1 from way
          join crm.merges m on m.firm_id = firm and m.gone_id = way.id and m.undone_at is null
         where way.step < 1000)
    select id from way order by step desc limit 1);

-- It and all that went into it.
create function merged_into(firm int, customer bigint) returns bigint[] language sql stable strict parallel safe
return array(
    with recursive those (id) as (
        select customer
        union
        select m.gone_id from those
          join crm.merges m on m.firm_id = firm and m.kept_id = those.id and m.undone_at is null)
    select id from those);

-- All of an account that it says itself, row by row, to be put back as it was.
create function own_rows(firm int, customer bigint) returns jsonb language sql stable strict parallel safe
return (select jsonb_build_object(
        'customer', to_jsonb(c) - '{search,words,kind}'::text[],
        'phones', array(select to_jsonb(p) from crm.customer_phones p
                         where p.firm_id = firm and p.customer_id = c.id order by p.position, p.e164),
        'addresses', array(select to_jsonb(a) from crm.customer_addresses a
                            where a.firm_id = firm and a.customer_id = c.id order by a.position),
        'tags', array(select to_jsonb(t) from crm.customer_tags t
                       where t.firm_id = firm and t.customer_id = c.id order by t.tag),
        'relations', array(select to_jsonb(r) from crm.customer_relations r
                            where r.firm_id = firm and r.customer_id = c.id order by r.kind, r.other_id),
        'products', array(select to_jsonb(p) from crm.customer_products p
                           where p.firm_id = firm and p.customer_id = c.id order by p.position))
  from crm.customers c where c.firm_id = firm and c.id = customer);

create function known_custom(firm int, custom jsonb) returns jsonb language sql stable strict parallel safe
return coalesce((select jsonb_object_agg(own.key, own.value) from jsonb_each(custom) own
                   join crm.custom_fields f on f.firm_id = firm and f.id::text = own.key and not f.gone), '{}');

-- Puts a customer's own row back: makes it, or makes it as it was. Fields the firm has given up stay away.
create procedure put_back_customer(firm int, written jsonb) language sql as $$
    insert into crm.customers as now (
        id, firm_id, customer_number, first_name, last_name, company, email, street, postcode, city, country, language,
        value_class, manager_id, custom, version, created_at, created_by, changed_at, changed_by)
    overriding system value
    select id, firm_id, customer_number, first_name, last_name, company, email, street, postcode, city, country, language,
           value_class, manager_id, crm.known_custom(firm, custom), version, created_at, created_by, changed_at, changed_by
      from jsonb_populate_record(null::crm.customers, written)
        on conflict (id) do update set
           customer_number = excluded.customer_number, first_name = excluded.first_name, last_name = excluded.last_name,
           company = excluded.company, email = excluded.email, street = excluded.street, postcode = excluded.postcode,
           city = excluded.city, country = excluded.country, language = excluded.language,
           value_class = excluded.value_class, manager_id = excluded.manager_id, custom = excluded.custom,
           changed_at = excluded.changed_at, changed_by = excluded.changed_by
     where now.firm_id = firm
$$;

-- And what belongs to it, without relations to others who are gone.
create procedure put_back_belongings(firm int, customer bigint, rows jsonb) language plpgsql as $$
begin
    delete from crm.customer_phones where firm_id = firm and customer_id = customer;
    delete from crm.customer_addresses where firm_id = firm and customer_id = customer;
    delete from crm.customer_tags where firm_id = firm and customer_id = customer;
    delete from crm.customer_relations where firm_id = firm and customer_id = customer;
    delete from crm.customer_products where firm_id = firm and customer_id = customer;
    insert into crm.customer_phones select * from jsonb_populate_recordset(null::crm.customer_phones, rows -> 'phones');
    insert into crm.customer_addresses
        select * from jsonb_populate_recordset(null::crm.customer_addresses, rows -> 'addresses');
    insert into crm.customer_tags select * from jsonb_populate_recordset(null::crm.customer_tags, rows -> 'tags');
    insert into crm.customer_products
        select * from jsonb_populate_recordset(null::crm.customer_products, rows -> 'products');
    insert into crm.customer_relations (firm_id, customer_id, kind, other_id)
        select distinct firm, customer, r.kind, o.id
          from jsonb_populate_recordset(null::crm.customer_relations, rows -> 'relations') r
          join crm.customers o on o.firm_id = firm
               and o.id in (r.other_id, crm.standing_for(firm, r.other_id)) and o.id <> customer;
end $$;
