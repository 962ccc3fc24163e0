-- Whom a contact turned out to be with, said by an agent: one of several who have the number, or somebody found by search.

create table contact_subjects (
    firm_id     int not null,
    contact_id  bigint not null,
    customer_id bigint,
    employee_id bigint,
    said_by     int not null,
    at          timestamptz not null default now(),
    primary key (firm_id, contact_id),
    constraint contact_subjects_of_one check (num_nonnulls(customer_id, employee_id) = 1),
    foreign key (firm_id, customer_id) references customers (firm_id, id) on delete cascade,
    foreign key (firm_id, employee_id) references employees (firm_id, id) on delete cascade
);
create index contact_subjects_of_customer on contact_subjects (firm_id, customer_id);
create index contact_subjects_of_employee on contact_subjects (firm_id, employee_id);
