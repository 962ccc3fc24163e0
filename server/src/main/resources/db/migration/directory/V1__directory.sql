-- Who and what there is. Every row belongs to one client firm; references carry the firm, so none can cross over.

create table firms (
    id          int generated always as identity primary key,
    name        text not null unique,
    country     text not null,
    language    text not null,
    zone        text not null,
    created_at  timestamptz not null default now(),
    changed_at  timestamptz not null default now()
);

create table users (
    id            int generated always as identity primary key,
    firm_id       int not null references firms,
    username      text not null,
    display_name  text not null,
    roles         text[] not null,
    language      text not null,
    login_code    text not null,
    enabled       boolean not null,
    password_hash text not null,
    removed_at    timestamptz,  -- the name stays for what was done before
    created_at    timestamptz not null default now(),
    created_by    int,
    changed_at    timestamptz not null default now(),
    changed_by    int,
    constraint users_of_firm unique (firm_id, id)
);
-- One page for all firms to log in at: a username is unique over all of them.
create unique index users_username on users (lower(username)) where removed_at is null;
create unique index users_login_code on users (firm_id, login_code) where login_code <> '' and removed_at is null;

create table queues (
    id                    int generated always as identity primary key,
    firm_id               int not null references firms,
    name                  text not null,
    ring_timeout_ms       bigint not null,
    wrap_up_ms            bigint not null,
    max_waiting           int not null,
    service_level_seconds int not null,
    created_at            timestamptz not null default now(),
    created_by            int,
    changed_at            timestamptz not null default now(),
    changed_by            int,
    constraint queues_of_firm unique (firm_id, id)
);
create unique index queues_name on queues (firm_id, lower(name));

create table queue_agents (
    firm_id  int not null,
    queue_id int not null,
    agent_id int not null,
    primary key (queue_id, agent_id),
    foreign key (firm_id, queue_id) references queues (firm_id, id) on delete cascade,
    foreign key (firm_id, agent_id) references users (firm_id, id)
);

create table opening_hours (
    id          int generated always as identity primary key,
    firm_id     int not null references firms,
    name        text not null,
    zone        text not null,
    week        jsonb not null,
    exceptions  jsonb not null,
    created_at  timestamptz not null default now(),
    created_by  int,
    changed_at  timestamptz not null default now(),
    changed_by  int,
    constraint opening_hours_of_firm unique (firm_id, id)
);
create unique index opening_hours_name on opening_hours (firm_id, lower(name));

create table menus (
    id                int generated always as identity primary key,
    firm_id           int not null references firms,
    name              text not null,
    language          text not null,
    greeting          text not null,
    question          text not null,
    closed_message    text not null,
    default_queue_id  int not null,
    max_tries         int not null,
    answer_timeout_ms bigint not null,
    created_at        timestamptz not null default now(),
    created_by        int,
    changed_at        timestamptz not null default now(),
    changed_by        int,
    constraint menus_of_firm unique (firm_id, id),
    foreign key (firm_id, default_queue_id) references queues (firm_id, id)
);
create unique index menus_name on menus (firm_id, lower(name));

create table menu_choices (
    firm_id  int not null,
    menu_id  int not null,
    key      text not null,
    queue_id int not null,
    primary key (menu_id, key),
    foreign key (firm_id, menu_id) references menus (firm_id, id) on delete cascade,
    foreign key (firm_id, queue_id) references queues (firm_id, id)
);

create table inbound_numbers (
    id         int generated always as identity primary key,
    firm_id    int not null references firms,
    e164       text not null,
    label      text not null,
    hours_id   int not null,
    menu_id    int not null,
    created_at timestamptz not null default now(),
    created_by int,
    changed_at timestamptz not null default now(),
    changed_by int,
    foreign key (firm_id, hours_id) references opening_hours (firm_id, id),
    foreign key (firm_id, menu_id) references menus (firm_id, id)
);
-- A telephone number rings in one place in the world.
create unique index inbound_numbers_e164 on inbound_numbers (e164);

create table trunks (
    id         int generated always as identity primary key,
    firm_id    int not null references firms,
    name       text not null,
    kind       text not null,
    sources    text[] not null,
    country    text not null,
    registrar  text not null,
    username   text not null,
    transport  text not null,
    enabled    boolean not null,
    secret     bytea,  -- sealed, see SecretBox
    created_at timestamptz not null default now(),
    created_by int,
    changed_at timestamptz not null default now(),
    changed_by int
);
create unique index trunks_name on trunks (firm_id, lower(name));
create unique index trunks_digest_username on trunks (username) where kind = 'DIGEST';

create table desk_phones (
    id            int generated always as identity primary key,
    firm_id       int not null references firms,
    label         text not null,
    sip_user      text not null,
    fixed_contact text not null,
    transport     text not null,
    enabled       boolean not null,
    secret        bytea,  -- sealed, see SecretBox
    created_at    timestamptz not null default now(),
    created_by    int,
    changed_at    timestamptz not null default now(),
    changed_by    int
);
create unique index desk_phones_label on desk_phones (firm_id, lower(label));
-- One registrar for all firms.
create unique index desk_phones_sip_user on desk_phones (sip_user);

create table reason_codes (
    id         int generated always as identity primary key,
    firm_id    int not null references firms,
    code       text not null,
    label      text not null,
    created_at timestamptz not null default now(),
    created_by int,
    changed_at timestamptz not null default now(),
    changed_by int
);
create unique index reason_codes_code on reason_codes (firm_id, code);
