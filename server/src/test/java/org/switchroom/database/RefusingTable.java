package org.switchroom.database;

import org.springframework.jdbc.core.simple.JdbcClient;

/** A table in which nothing of one firm's can be changed, as if the disk were full, until this is closed. */
public final class RefusingTable implements AutoCloseable {
    private final JdbcClient sql;
    private final String name;

    /** @param table with its schema */
    public RefusingTable(JdbcClient sql, String table, int firmId) {
        this.sql = sql;
        this.name = "refusing_" + firmId;
        sql.sql("create sequence " + name).update();
        sql.sql("""
                create function %1$s() returns trigger language plpgsql as $$
                begin
                    perform nextval('%1$s');
                    raise exception 'the disk is full' using errcode = 'disk_full';
                end $$""".formatted(name)).update();
        sql.sql(
                        "create trigger %1$s before update on %2$s for each row when (new.firm_id = %3$d) execute function %1$s()"
                                .formatted(name, table, firmId))
                .update();
    }

    /** Until now; a sequence goes on though what is done is undone. */
    public long refusals() {
        return sql.sql("select case when is_called then last_value else 0 end from " + name)
                .query(Long.class)
                .single();
    }

    @Override
    public void close() {
        sql.sql("drop function " + name + " cascade").update();
        sql.sql("drop sequence " + name).update();
    }
}
