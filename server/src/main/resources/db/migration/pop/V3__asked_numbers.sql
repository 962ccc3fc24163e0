-- What number a menu asks its callers for, once they have chosen; who has it is on the card.

create table asked_numbers (
    firm_id    int not null,
    menu_id    int not null,
    meaning    text not null, -- CUSTOMER_NUMBER, ORDER_NUMBER
    question   text not null, -- spoken in the menu's language
    tries      int not null,
    changed_at timestamptz not null default now(),
    changed_by int not null,
    primary key (firm_id, menu_id)
);
