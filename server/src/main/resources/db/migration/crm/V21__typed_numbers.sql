-- Customer and order numbers by their digits alone, as they are keyed in on a telephone.

create index customers_number_keyed on customers (firm_id, regexp_replace(customer_number, '[^0-9]', '', 'g'));
create index orders_number_keyed on orders (firm_id, regexp_replace(order_number, '[^0-9]', '', 'g'));
