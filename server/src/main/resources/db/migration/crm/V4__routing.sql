-- What calls are routed by: what a customer is worth to the firm, who looks after them, and what kind of thing was bought.

alter table customers
    add column value_class text not null default '',
    add column manager_id  int;  -- a user of the firm; null: nobody in particular

alter table order_lines
    add column article_group text not null default '';
