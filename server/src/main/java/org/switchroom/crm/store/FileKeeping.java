package org.switchroom.crm.store;

import jakarta.annotation.PreDestroy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.switchroom.crm.RecordLimits;

/** Deletes files for good that were removed long ago. */
@Component
class FileKeeping {
    private static final Logger LOG = LoggerFactory.getLogger(FileKeeping.class);
    private static final int AT_A_TIME = 100;

    private final JdbcClient sql;
    private final Clerk clerk = new Clerk("file-keeping", this::endSome);

    FileKeeping(JdbcClient sql) {
        this.sql = sql;
    }

    @EventListener(ApplicationReadyEvent.class)
    void started() {
        clerk.start(clerk::look);
    }

    @PreDestroy
    void stop() {
        clerk.stop();
    }

    /** @return whether there may be more */
    boolean endSome() {
        var ended = sql.sql("""
                        delete from crm.customer_files where id in (
                            select id from crm.customer_files
                             where removed_at < now() - make_interval(days => ?) order by removed_at limit ?)""").params(RecordLimits.FILE_DAYS, AT_A_TIME).update();
        if (ended > 0) {
            LOG.info("{} removed files are deleted for good", ended);
        }
        return ended == AT_A_TIME;
    }
}
