-- A customer is an account: a person or a company, with labelled numbers, further addresses, tags, relations to other
-- accounts, products owned and incidents of its own. Its version goes up with each change.

alter table customers
    add column kind text not null generated always as (
        case when first_name = '' and last_name = '' then 'COMPANY' else 'PERSON' end) stored,
    add column version int not null default 1;

create function next_version() returns trigger language plpgsql as $$
begin
    new.version := old.version + 1;
    return new;
end $$;
create trigger customers_version before update on customers for each row execute function next_version();

alter table customer_phones add column label text not null default '';

create table customer_addresses (
    firm_id     int not null,
    customer_id bigint not null,
    position    int not null,
    label       text not null,
    street      text not null,
    postcode    text not null,
    city        text not null,
    country     text not null,
    primary key (customer_id, position),
    foreign key (firm_id, customer_id) references customers (firm_id, id) on delete cascade
);

create table customer_tags (
    firm_id     int not null,
    customer_id bigint not null,
    tag         text not null,
    primary key (customer_id, tag),
    foreign key (firm_id, customer_id) references customers (firm_id, id) on delete cascade
);
create index customer_tags_of_firm on customer_tags (firm_id, tag, customer_id);

-- Said by one account of another: who works for it, belongs to it, shares its household.
create table customer_relations (
    firm_id     int not null,
    customer_id bigint not null,
    kind        text not null,
    other_id    bigint not null,
    primary key (customer_id, kind, other_id),
    constraint customer_relations_of_another check (customer_id <> other_id),
    foreign key (firm_id, customer_id) references customers (firm_id, id) on delete cascade,
    foreign key (firm_id, other_id) references customers (firm_id, id) on delete cascade
);
create index customer_relations_of_other on customer_relations (firm_id, other_id);

create table customer_products (
    firm_id        int not null,
    customer_id    bigint not null,
    position       int not null,
    product        text not null,
    serial_number  text not null,
    bought_on      date,
    warranty_until date,
    primary key (customer_id, position),
    foreign key (firm_id, customer_id) references customers (firm_id, id) on delete cascade
);

alter table incidents
    alter column employee_id drop not null,
    add column customer_id bigint,
    add constraint incidents_of_one check (num_nonnulls(employee_id, customer_id) = 1),
    add foreign key (firm_id, customer_id) references customers (firm_id, id) on delete cascade;
create index incidents_of_customer on incidents (firm_id, customer_id, opened_at desc);
