-- Invented accounts for the search's benchmark: :accounts of firm 1 and a fiftieth of it of firm 2. Names as they are spread:
-- a few are everybody's, tens of thousands are rare.
create temporary table first_names as select row_number() over () - 1 as n, name from unnest(array[
    'Greta','Anna','Peter','Lars','Maria','Ion','Elena','Søren','Mette','Jürgen','Ștefan','Sofia','Emma','Hans','Karl','Ida','Freja','Magnus',
    'Thomas','Andrei','Mihai','Ioana','Claudia','Sabine','Uwe','Torben','Rasmus','Noah','Oliver','Lena','Laura','Martin','Julia','Anders',
    'Kirsten','Birgit','Katrin','Daniel','Alexandru','Cristina','Monica','Petra','Ole','Niels','Åse','Inge','Rolf','Erik','Nora','Vera',
    'Tobias','Jonas','Paul','Felix','Max','Luca','Ben','Mia','Clara','Alma','Ella','Oskar','Emil','Viktor','William','Lucas','Alfred']) name;
create temporary table last_names as
select row_number() over (order by md5(stem || middle || ending)) - 1 as n, initcap(stem || middle || ending) as name
  from unnest(array['mü','schmi','han','jen','niel','peter','pope','iones','radu','dumitr','wag','beck','schul','hoff','koch','bau','rich','klei',
      'wol','schrö','neu','schwar','zim','brau','krü','hart','lan','wer','krau','mei','leh','köh','frie','schol','möl','wei','jör','christen','sören',
      'ras','jörg','mad','krist','ol','tho','andre','knud','lar','mor','stan','stoi','gheor','mari','con','cris','tudo','flo','nico','dob','câmp']) stem,
      unnest(array['','ber','man','ter','ler','der','ne','li','ra','to','mer','gel','ken','sen','dor','vi','ro','al']) middle,
      unnest(array['','sen','er','mann','escu','berg','ke','feld','stein','hoff','bauer','meyer','ow','ski','gaard','lund','strøm','aru','eanu','iu','bach','thal','dahl','rup']) ending;
create temporary table towns as select row_number() over () - 1 as n, name from unnest(array['Berlin','Hamburg','München','København','Aarhus','Odense',
    'București','Cluj-Napoca','Iași','Köln','Bremen','Leipzig','Stuttgart','Aalborg','Esbjerg','Timișoara','Nürnberg','Dresden','Roskilde','Brașov']) name;
create temporary table words as select row_number() over () - 1 as n, word from unnest(string_to_array(
    'the customer wants refund delivery invoice late broken lamp called again about order address changed please return money paid twice wrong item '
    || 'missing parcel courier left neighbour subscription cancelled renewal contract price offer complaint manager callback tomorrow morning evening '
    || 'printer network password locked account login screen keyboard cable router slow connection replaced warranty expired technician visit agreed', ' ')) word;

insert into customers (firm_id, customer_number, first_name, last_name, company, email, street, postcode, city, country, language)
select case when i <= :accounts then 1 else 2 end, 'C-' || (100000 + i),
       f.name, l.name,
       case when i % 5 = 0 then l.name || (array[' GmbH',' A/S',' SRL',' Handel',' Bau AG',' Logistik'])[1 + i % 6] else '' end,
       crm.folded(f.name) || '.' || crm.folded(l.name) || i % 1000 || '@example.com',
       'Street ' || i % 400, (10000 + i % 89999)::text, t.name, (array['DE','DK','RO'])[1 + i % 3], 'de'
  from (select i, random() a, random() b, random() c from generate_series(1, :accounts + :accounts / 50) i) one
  join first_names f on f.n = floor(a * a * (select count(*) from first_names))
  join last_names l on l.n = floor(b * b * b * (select count(*) from last_names))
  join towns t on t.n = floor(c * c * (select count(*) from towns));
insert into customer_phones (firm_id, customer_id, position, e164)
select firm_id, id, 1, (array['+4930','+4540','+4072','+49171'])[1 + id % 4] || lpad(((id * 7919) % 100000000)::text, 8, '0') from customers
union all
select firm_id, id, 2, '+49160' || lpad(((id * 104729) % 10000000)::text, 7, '0') from customers where id % 5 = 0;
insert into orders (firm_id, customer_id, order_number, placed_at, status, total_minor, currency)
select firm_id, id, 'A-' || (20000000 + id), now() - id % 900 * interval '1 day', 'Delivered', id % 90000, 'EUR' from customers;
insert into employees (firm_id, staff_number, first_name, last_name, department, location, email)
select firm_id, 'E-' || id, first_name, last_name, (array['Warehouse','Sales','Finance','IT'])[1 + id % 4], city, email from customers where id % 20 = 0;
insert into incidents (firm_id, employee_id, incident_number, opened_at, status, priority, summary)
select firm_id, id, 'INC-' || (500000 + id), now() - id % 300 * interval '1 day', 'Open', 'Low',
       (select string_agg(word, ' ' order by md5(n::text || id)) from words where (n * 31 + id) % 11 = 0) from employees;
insert into notes (firm_id, customer_id, caller_number, author_id, author_name, text, wrap_up, at)
select firm_id, id, '', 1, 'An agent',
       (select string_agg(word, ' ' order by md5(n::text || id)) from words where (n * 17 + id) % 5 = 0) || case when id % 1000 = 0 then ' dishwasher' else '' end,
       false, now() - (select max(id) from customers) * interval '1 minute' + id * interval '1 minute'
  from customers where id % 2 = 0;
analyze customers, customer_phones, orders, employees, incidents, notes, name_words;
