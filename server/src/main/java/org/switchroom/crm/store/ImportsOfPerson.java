package org.switchroom.crm.store;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.switchroom.crm.PersonalData.Person;
import org.switchroom.crm.written.CsvFile;
import org.switchroom.crm.written.CsvReader;
import org.switchroom.crm.written.SoughtPerson;

/**
 * Files waiting or kept after an import that hold somebody who is to be forgotten. Such a file goes as a whole: without one
 * line an import that has begun would go on at the wrong one.
 */
@Component
class ImportsOfPerson {
    private static final Logger LOG = LoggerFactory.getLogger(ImportsOfPerson.class);

    private final JdbcClient sql;
    private final ImportShelf shelf;

    ImportsOfPerson(JdbcClient sql, ImportShelf shelf) {
        this.sql = sql;
        this.shelf = shelf;
    }

    /** @param touched the import has written one of the person's accounts */
    private record Upload(long id, String file, String charset, char separator, boolean touched) {}

    /**
     * Deletes them, and what was said of their lines. In the transaction that erases the person; when that is broken off, the
     * files are gone already, so that one is never left without a row that knows of it.
     *
     * @return how many files
     */
    long drop(Person person) throws IOException {
        var sought = sought(person);
        var those = new ArrayList<Long>();
        for (var upload : uploads(person)) {
            if (upload.touched() || holds(upload, sought)) {
                shelf.drop(upload.file());
                those.add(upload.id());
            }
        }
        var ids = those.toArray(Long[]::new);
        sql.sql("""
                        update crm.imports set file = null, state = case when state in ('UPLOADED', 'CHECKED', 'CHECKING')
                               then 'STOPPED' when state = 'RUNNING' then 'FAILED' else state end
                         where firm_id = ? and id = any (?)""").params(person.firmId(), ids).update();
        sql.sql("update crm.imports set name = '…' where firm_id = ? and name ~ any (?)")
                .params(person.firmId(), person.mentions())
                .update();
        sql.sql("delete from crm.import_refusals where firm_id = ? and (import_id = any (?) or reason ~ any (?))")
                .params(person.firmId(), ids, person.mentions())
                .update();
        return those.size();
    }

    private List<Upload> uploads(Person person) {
        return sql.sql("""
                        select i.id, i.file, i.charset, i.separator, exists (
                               select 1 from crm.import_rows r
                                where r.firm_id = i.firm_id and r.import_id = i.id and r.customer_id = any (?))
                          from crm.imports i where i.firm_id = ? and i.file is not null order by i.id""")
                .params(person.customers(), person.firmId())
                .query((row, _) -> new Upload(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4).charAt(0),
                        row.getBoolean(5)))
                .list();
    }

    /** Whoever the person is called like, too: of two of one name nobody knows who stands in the file. */
    private SoughtPerson sought(Person person) {
        var names = sql.sql("""
                        with own as (
                            select first_name, last_name, company, email from crm.customers
                             where firm_id = :firm and id = any (:customers)
                            union
                            select gone #>> '{customer,first_name}', gone #>> '{customer,last_name}',
                                   gone #>> '{customer,company}', gone #>> '{customer,email}' from crm.merges
                             where firm_id = :firm and gone_id = any (:customers) and gone is not null)
                        select case when last_name = '' then company else first_name || ' ' || last_name end from own
                        union select email from own""");
        var keys = sql.sql("""
                        select customer_number from crm.customers where firm_id = :firm and id = any (:customers)
                        union select gone #>> '{customer,customer_number}' from crm.merges
                               where firm_id = :firm and gone_id = any (:customers) and gone is not null""");
        var phones = sql.sql("""
                        select e164 from crm.customer_phones where firm_id = :firm and customer_id = any (:customers)
                        union select jsonb_array_elements(gone -> 'phones') ->> 'e164' from crm.merges
                               where firm_id = :firm and gone_id = any (:customers) and gone is not null""");
        return SoughtPerson.of(texts(names, person), texts(phones, person), texts(keys, person));
    }

    private static List<String> texts(JdbcClient.StatementSpec query, Person person) {
        return query.param("firm", person.firmId())
                .param("customers", person.customers())
                .query((row, _) -> row.getString(1))
                .list();
    }

    /** Of a file that cannot be read nobody knows, and one that is gone a try before has deleted: both count as those that do. */
    private boolean holds(Upload upload, SoughtPerson sought) {
        var path = shelf.fileOf(upload.file());
        if (path.isEmpty()) {
            return true;
        }
        var file = new CsvFile(path.get(), Charset.forName(upload.charset()), upload.separator());
        try (var csv = file.open()) {
            return holds(csv, sought);
        } catch (IOException e) {
            LOG.warn("The file of import {} cannot be read, so it goes: {}", upload.id(), e.getMessage());
            return true;
        }
    }

    private static boolean holds(CsvReader csv, SoughtPerson sought) throws IOException {
        for (var line = csv.next(); line.isPresent(); line = csv.next()) {
            if (sought.isIn(line.get())) {
                return true;
            }
        }
        return false;
    }
}
