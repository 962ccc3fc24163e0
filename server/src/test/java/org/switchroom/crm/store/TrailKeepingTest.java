package org.switchroom.crm.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.switchroom.ServerTest;
import org.switchroom.directory.Directory;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.TestFirm;

@ServerTest
class TrailKeepingTest {
    @Autowired
    DirectoryEditor editor;

    @Autowired
    Directory directory;

    @Autowired
    TrailKeeping keeping;

    @Autowired
    JdbcClient sql;

    @Test
    void takesOutWhatIsOlderThanTheFirmKeepsIt() {
        var firm = TestFirm.create(editor);
        var other = TestFirm.create(editor);
        keeping.keep(firm.id(), 100, firm.agentId());
        for (var one : new TestFirm[] {firm, other}) {
            sql.sql("""
                            insert into crm.trail (firm_id, customer_id, at, user_id, user_name, action)
                            select ?, 1, now() - make_interval(days => age), 1, age::text, 'SEEN'
                              from unnest(array[1, 99, 101, 700, 731]) age""").param(one.id()).update();
        }
        keeping.end(directory.firm(firm.id()));
        assertThat(ages(firm)).isEqualTo("1 99");
        assertThat(ages(other)).isEqualTo("1 99 101 700 731");
        keeping.end(directory.firm(other.id()));
        assertThat(ages(other)).isEqualTo("1 99 101 700");
    }

    private String ages(TestFirm firm) {
        return sql.sql("select string_agg(user_name, ' ' order by at desc) from crm.trail where firm_id = ?")
                .param(firm.id())
                .query(String.class)
                .single();
    }
}
