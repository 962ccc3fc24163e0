-- Search as one types. Words are compared folded (small, without accents) and carry their firm: a word of one firm is none
-- of another's, and the index never visits what another firm has.

create extension if not exists btree_gin with schema public;

create function folded(written text) returns text language sql immutable strict parallel safe
return translate(
    replace(replace(replace(
        regexp_replace(normalize(lower(written), nfd), '[\u0300-\u036f]', '', 'g'),
        'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'),
    'øłđðı', 'olddi');

create function words_of(firm int, written text) returns tsvector language sql immutable strict parallel safe
return array_to_tsvector(array(
    select firm::text || '/' || left(word, 40)
      from regexp_split_to_table(crm.folded(written), '[^[:alnum:]]+') word where word <> ''));

alter table customers add column words tsvector not null generated always as (words_of(firm_id,
    customer_number || ' ' || first_name || ' ' || last_name || ' ' || company || ' ' || email || ' ' || city)) stored;
create index customers_words on customers using gin (words) with (fastupdate = off);
create index customers_last_name_begins on customers (firm_id, folded(last_name) collate "C", folded(first_name) collate "C");
create index customers_first_name_begins on customers (firm_id, folded(first_name) collate "C", folded(last_name) collate "C");
create index customers_company_begins on customers (firm_id, folded(company) collate "C") where company <> '';
create index customers_number_begins on customers (firm_id, folded(customer_number) collate "C");

alter table employees add column words tsvector not null generated always as (words_of(firm_id,
    staff_number || ' ' || first_name || ' ' || last_name || ' ' || department || ' ' || location || ' ' || email)) stored;
create index employees_words on employees using gin (words) with (fastupdate = off);
create index employees_last_name_begins on employees (firm_id, folded(last_name) collate "C", folded(first_name) collate "C");

-- Any stretch of a telephone number, and its beginning.
drop index customer_phones_search;
create index customer_phones_stretch on customer_phones using gin (firm_id, e164 public.gin_trgm_ops) with (fastupdate = off);
create index customer_phones_begins on customer_phones (firm_id, e164 collate "C");
drop index employee_phones_search;
create index employee_phones_stretch on employee_phones using gin (firm_id, e164 public.gin_trgm_ops) with (fastupdate = off);
create index employee_phones_begins on employee_phones (firm_id, e164 collate "C");

create index orders_number_begins on orders (firm_id, folded(order_number) collate "C");
create index orders_number_stretch on orders using gin (firm_id, folded(order_number) public.gin_trgm_ops) with (fastupdate = off);

alter table incidents add column words tsvector not null generated always as (words_of(firm_id,
    incident_number || ' ' || summary)) stored;
create index incidents_words on incidents using gin (words) with (fastupdate = off);
create index incidents_number_begins on incidents (firm_id, folded(incident_number) collate "C");

alter table notes add column words tsvector not null generated always as (words_of(firm_id, text)) stored;
create index notes_words on notes using gin (words) with (fastupdate = off);

-- Every word that is or was in a name, once: what a misspelt one is compared with.
create table name_words (
    firm_id int not null,
    word    text not null collate "C",
    primary key (firm_id, word)
);
create index name_words_alike on name_words using gin (firm_id, word public.gin_trgm_ops) with (fastupdate = off);

create function keep_name_words() returns trigger language plpgsql as $$
begin
    insert into crm.name_words (firm_id, word)
    select distinct firm_id, left(word, 40) collate "C"
      from written, regexp_split_to_table(crm.folded(
               first_name || ' ' || last_name || ' ' || coalesce(to_jsonb(written) ->> 'company', '')), '[^[:alnum:]]+') word
     where length(word) >= 3
     order by 1, 2
        on conflict do nothing;
    return null;
end $$;
create trigger customers_name_words_added after insert on customers
    referencing new table as written for each statement execute function keep_name_words();
create trigger customers_name_words_changed after update on customers
    referencing new table as written for each statement execute function keep_name_words();
create trigger employees_name_words_added after insert on employees
    referencing new table as written for each statement execute function keep_name_words();
create trigger employees_name_words_changed after update on employees
    referencing new table as written for each statement execute function keep_name_words();

insert into name_words (firm_id, word)
select distinct firm_id, left(word, 40) from (
    select firm_id, first_name || ' ' || last_name || ' ' || company as name from customers
    union all select firm_id, first_name || ' ' || last_name from employees) named,
    regexp_split_to_table(folded(name), '[^[:alnum:]]+') word
 where length(word) >= 3;
