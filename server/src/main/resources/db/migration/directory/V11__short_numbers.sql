-- What colleagues dial inside the firm: a short number each for a user, a queue or a menu.

create table short_numbers (
    id         int generated always as identity primary key,
    firm_id    int not null references firms,
    number     text not null,
    user_id    int,
    queue_id   int,
    menu_id    int,
    created_at timestamptz not null default now(),
    created_by int,
    changed_at timestamptz not null default now(),
    changed_by int,
    constraint short_numbers_of_firm unique (firm_id, id),
    constraint short_numbers_number unique (firm_id, number),
    constraint short_numbers_one_target check (num_nonnulls(user_id, queue_id, menu_id) = 1),
    constraint short_numbers_user foreign key (firm_id, user_id) references users (firm_id, id) on delete cascade,
    constraint short_numbers_queue foreign key (firm_id, queue_id) references queues (firm_id, id) on delete cascade,
    constraint short_numbers_menu foreign key (firm_id, menu_id) references menus (firm_id, id) on delete cascade
);
create unique index short_numbers_of_user on short_numbers (user_id);
create unique index short_numbers_of_queue on short_numbers (queue_id);
create unique index short_numbers_of_menu on short_numbers (menu_id);
