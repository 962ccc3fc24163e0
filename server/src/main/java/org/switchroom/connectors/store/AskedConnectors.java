package org.switchroom.connectors.store;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.switchroom.connectors.CallerKeys;
import org.switchroom.connectors.ForeignRecord;
import org.switchroom.connectors.ForeignRecords;
import org.switchroom.connectors.guard.Reply;
import org.switchroom.connectors.store.ConnectorBook.AtWork;
import org.switchroom.directory.Directory;

/** Asks the connectors that are switched on, each in its place. */
@Component
class AskedConnectors implements ForeignRecords {
    private final ConnectorBook connectors;
    private final Directory directory;

    AskedConnectors(ConnectorBook connectors, Directory directory) {
        this.connectors = connectors;
        this.directory = directory;
    }

    @Override
    public List<ForeignRecord> find(int firmId, String number) {
        var asked = connectors.of(firmId).stream()
                .filter(one -> one.connector().enabled())
                .toList();
        if (asked.isEmpty()) {
            return List.of();
        }
        var keys = CallerKeys.ofNumber(number, directory.firm(firmId).country());
        var said = new ArrayList<ForeignRecord>();
        for (var one : asked) {
            var reply = one.source().ask(keys);
            if (reply.outcome() == Reply.Outcome.FOUND || !reply.problem().isEmpty()) {
                said.add(record(one, reply));
            }
            if (reply.outcome() == Reply.Outcome.FOUND && !one.connector().goesOn()) {
                break;
            }
        }
        return List.copyOf(said);
    }

    /** What exactly is wrong is for the administrator. */
    private static ForeignRecord record(AtWork one, Reply reply) {
        var problem = reply.problem().isEmpty() ? "" : one.connector().name() + " does not answer at the moment.";
        return new ForeignRecord(one.connector().name(), reply.cards(), problem);
    }
}
