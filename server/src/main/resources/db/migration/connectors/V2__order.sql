-- Which connector is asked after which.

alter table connectors
    add column position int not null default 1,         -- the lowest is asked first
    add column goes_on  boolean not null default false; -- the next is asked though this one knows the caller
