-- What somebody typed into a form and has not saved yet: a user's own, one for each form and what it is about.

create table drafts (
    firm_id     int not null,
    user_id     int not null,
    form        text not null,
    subject     text not null,    -- what the form is about: a contact's or customer's id
    content     text not null,    -- as the page wrote it; nobody else reads it
    saved_at_ms bigint not null,  -- each writing's is later than the one before, so it is also the version
    primary key (firm_id, user_id, form, subject)
);
create index drafts_age on drafts (saved_at_ms);
