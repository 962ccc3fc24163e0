-- The record: who calls, what they bought or reported, what was said. Every row belongs to one client firm.

create extension if not exists pg_trgm with schema public;

create table customers (
    id              bigint generated always as identity primary key,
    firm_id         int not null,
    customer_number text not null,
    first_name      text not null,
    last_name       text not null,
    company         text not null,
    email           text not null,
    street          text not null,
    postcode        text not null,
    city            text not null,
    country         text not null,
    language        text not null,
    search          text not null generated always as (
        lower(customer_number || ' ' || first_name || ' ' || last_name || ' ' || company || ' ' || email || ' ' || city)
    ) stored,
    created_at      timestamptz not null default now(),
    created_by      int,
    changed_at      timestamptz not null default now(),
    changed_by      int,
    constraint customers_of_firm unique (firm_id, id),
    constraint customers_number unique (firm_id, customer_number)
);
create index customers_by_name on customers (firm_id, last_name, first_name, id);
create index customers_search on customers using gin (search public.gin_trgm_ops);

-- E.164. Two customers may share a number: a family, a company's switchboard.
create table customer_phones (
    firm_id     int not null,
    customer_id bigint not null,
    position    int not null,
    e164        text not null,
    primary key (customer_id, e164),
    foreign key (firm_id, customer_id) references customers (firm_id, id) on delete cascade
);
create index customer_phones_e164 on customer_phones (firm_id, e164);
create index customer_phones_search on customer_phones using gin (e164 public.gin_trgm_ops);

create table orders (
    id           bigint generated always as identity primary key,
    firm_id      int not null,
    customer_id  bigint not null,
    order_number text not null,
    placed_at    timestamptz not null,
    status       text not null,
    total_minor  bigint not null,
    currency     text not null,
    constraint orders_number unique (firm_id, order_number),
    constraint orders_of_firm unique (firm_id, id),
    foreign key (firm_id, customer_id) references customers (firm_id, id) on delete cascade
);
create index orders_of_customer on orders (firm_id, customer_id, placed_at desc);

create table order_lines (
    firm_id     int not null,
    order_id    bigint not null,
    position    int not null,
    quantity    int not null,
    item        text not null,
    price_minor bigint not null,
    primary key (order_id, position),
    foreign key (firm_id, order_id) references orders (firm_id, id) on delete cascade
);

create table employees (
    id           bigint generated always as identity primary key,
    firm_id      int not null,
    staff_number text not null,
    first_name   text not null,
    last_name    text not null,
    department   text not null,
    location     text not null,
    email        text not null,
    search       text not null generated always as (
        lower(staff_number || ' ' || first_name || ' ' || last_name || ' ' || department || ' ' || location || ' ' || email)
    ) stored,
    constraint employees_of_firm unique (firm_id, id),
    constraint employees_number unique (firm_id, staff_number)
);
create index employees_by_name on employees (firm_id, last_name, first_name, id);
create index employees_search on employees using gin (search public.gin_trgm_ops);

create table employee_phones (
    firm_id     int not null,
    employee_id bigint not null,
    position    int not null,
    e164        text not null,
    primary key (employee_id, e164),
    foreign key (firm_id, employee_id) references employees (firm_id, id) on delete cascade
);
create index employee_phones_e164 on employee_phones (firm_id, e164);
create index employee_phones_search on employee_phones using gin (e164 public.gin_trgm_ops);

create table incidents (
    id              bigint generated always as identity primary key,
    firm_id         int not null,
    employee_id     bigint not null,
    incident_number text not null,
    opened_at       timestamptz not null,
    status          text not null,
    priority        text not null,
    summary         text not null,
    constraint incidents_number unique (firm_id, incident_number),
    foreign key (firm_id, employee_id) references employees (firm_id, id) on delete cascade
);
create index incidents_of_employee on incidents (firm_id, employee_id, opened_at desc);

create table dispositions (
    id         int generated always as identity primary key,
    firm_id    int not null,
    code       text not null,
    label      text not null,
    created_at timestamptz not null default now(),
    created_by int,
    changed_at timestamptz not null default now(),
    changed_by int,
    constraint dispositions_code unique (firm_id, code)
);

-- Why a caller called, said by each agent who spoke with them. Code and label as they were then.
create table contact_dispositions (
    firm_id           int not null,
    contact_id        bigint not null,
    agent_id          int not null,
    agent_name        text not null,
    caller_number     text not null,
    customer_id       bigint,
    employee_id       bigint,
    disposition_code  text not null,
    disposition_label text not null,
    at                timestamptz not null default now(),
    primary key (firm_id, contact_id, agent_id),
    foreign key (firm_id, customer_id) references customers (firm_id, id),
    foreign key (firm_id, employee_id) references employees (firm_id, id)
);
create index contact_dispositions_of_customer on contact_dispositions (firm_id, customer_id, at desc);
create index contact_dispositions_of_employee on contact_dispositions (firm_id, employee_id, at desc);
create index contact_dispositions_of_number on contact_dispositions (firm_id, caller_number, at desc);

-- Notes on a caller nobody knew yet wait under the number until a customer gets it.
create table notes (
    id            bigint generated always as identity primary key,
    firm_id       int not null,
    customer_id   bigint,
    employee_id   bigint,
    caller_number text not null,
    contact_id    bigint,
    author_id     int not null,
    author_name   text not null,
    text          text not null,
    wrap_up       boolean not null,
    at            timestamptz not null default now(),
    foreign key (firm_id, customer_id) references customers (firm_id, id),
    foreign key (firm_id, employee_id) references employees (firm_id, id)
);
create index notes_of_customer on notes (firm_id, customer_id, at desc);
create index notes_of_employee on notes (firm_id, employee_id, at desc);
create index notes_of_number on notes (firm_id, caller_number, at desc);
create unique index notes_of_wrap_up on notes (firm_id, contact_id, author_id) where wrap_up;
