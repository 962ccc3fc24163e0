package org.switchroom.crm.store;

import jakarta.annotation.PreDestroy;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.switchroom.directory.Directory;
import org.switchroom.directory.User;

/**
 * Takes the values of fields that are gone out of every customer, and says so in each one's trail. Nobody waits for it; what
 * a stop or the database broke off goes on later.
 */
@Component
public class CustomFieldRemoval {
    private static final Logger LOG = LoggerFactory.getLogger(CustomFieldRemoval.class);
    /** Customers looked through at a time. */
    private static final int AT_A_TIME = 5_000;

    private final JdbcClient sql;
    private final TransactionOperations transaction;
    private final Trail trail;
    private final Directory directory;
    private final ScheduledExecutorService clerk = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("custom-field-removal").daemon().factory());

    CustomFieldRemoval(JdbcClient sql, TransactionOperations transaction, Trail trail, Directory directory) {
        this.sql = sql;
        this.transaction = transaction;
        this.trail = trail;
        this.directory = directory;
    }

    private record Gone(int firmId, int id, String key, int by) {
        Map<Long, Set<String>> outOf(Long[] customers) {
            return Arrays.stream(customers).collect(Collectors.toMap(id -> id, _ -> Set.of("custom." + key)));
        }
    }

    /** @param last customer looked at; -1: none was left */
    private record Part(long last, Long[] taken) {}

    @EventListener(ApplicationReadyEvent.class)
    void started() {
        clerk.scheduleWithFixedDelay(this::takeOutOrLater, 0, 1, TimeUnit.MINUTES);
    }

    @PreDestroy
    void stop() {
        clerk.shutdownNow();
    }

    void soon() {
        clerk.execute(this::takeOutOrLater);
    }

    private void takeOutOrLater() {
        try {
            takeOut();
        } catch (RuntimeException e) {
            LOG.warn("The values of a deleted field are taken out later: {}", e.getMessage());
        }
    }

    /** The values of all fields that are gone. */
    public void takeOut() {
        sql.sql("select firm_id, id, key, coalesce(changed_by, 0) from crm.custom_fields where gone order by id")
                .query((row, _) -> new Gone(row.getInt(1), row.getInt(2), row.getString(3), row.getInt(4)))
                .list()
                .forEach(this::takeOut);
    }

    private void takeOut(Gone field) {
        long last = 0;
        while (last >= 0) {
            long from = last;
            last = Objects.requireNonNull(transaction.execute(_ -> takeOutAfter(field, from)));
        }
        sql.sql("delete from crm.custom_fields where firm_id = ? and id = ? and gone")
                .params(field.firmId(), field.id())
                .update();
    }

    /** @return the last customer looked at; -1 at the end */
    private long takeOutAfter(Gone field, long customerId) {
        sql.sql("set local crm.version_stays = 'yes'").update();
        var name = directory
                .user(field.firmId(), field.by())
                .map(User::displayName)
                .orElse("");
        var part = sql.sql("""
                        with part as (
                            select id, custom ->> :field as was from crm.customers
                             where firm_id = :firm and id > :last order by id limit :most
                        ), taken as (
                            update crm.customers c set custom = custom - :field from part
                             where c.id = part.id and part.was is not null
                        ), told as (
                            insert into crm.trail (firm_id, customer_id, user_id, user_name, action, changes)
                            select :firm, id, :by, :name, 'CHANGED', jsonb_build_array(jsonb_build_object(
                                       'field', 'custom.' || :key, 'before', was, 'after', ''))
                              from part where was is not null)
                        select coalesce(max(id), -1), coalesce(array_agg(id) filter (where was is not null), '{}') from part""")
                .param("firm", field.firmId())
                .param("last", customerId)
                .param("most", AT_A_TIME)
                .param("field", String.valueOf(field.id()))
                .param("key", field.key())
                .param("by", field.by())
                .param("name", name)
                .query((row, _) ->
                        new Part(row.getLong(1), (Long[]) row.getArray(2).getArray()))
                .single();
        trail.tell(field.firmId(), field.by(), field.outOf(part.taken()));
        return part.last();
    }
}
