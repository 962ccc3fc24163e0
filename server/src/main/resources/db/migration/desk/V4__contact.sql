-- A draft goes along with the contact in which it was typed: whoever has that in front of them may read it and take it over.

alter table drafts
    add column contact_id    bigint, -- in which it was typed last; null: in none, or it is its owner's business alone
    add column typed_by      int,    -- who typed it, if it was taken over from somebody
    add column typed_by_name text not null default '';
create index drafts_of_contact on drafts (firm_id, contact_id) where contact_id is not null;
