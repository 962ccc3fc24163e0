package org.switchroom.connectors.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.switchroom.connectors.CallerKeys;
import org.switchroom.connectors.ForeignRecord;
import org.switchroom.connectors.ForeignRecords;
import org.switchroom.connectors.guard.Reply;
import org.switchroom.connectors.store.ConnectorBook.AtWork;

/** Asks the connectors that are switched on. */
@Component
class AskedConnectors implements ForeignRecords {
    private final ConnectorBook connectors;

    AskedConnectors(ConnectorBook connectors) {
        this.connectors = connectors;
    }

    @Override
    public Set<Integer> connectorIds(int firmId) {
        return connectors.of(firmId).stream().map(one -> one.connector().id()).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Said ask(int firmId, CallerKeys keys, Asked asked) {
        var said = new ArrayList<ForeignRecord>();
        var ids = new HashSet<Integer>();
        boolean enough = false;
        for (var one : inTurn(firmId, asked).toList()) {
            var reply = one.source().ask(keys);
            ids.add(one.connector().id());
            if (reply.outcome() == Reply.Outcome.FOUND || !reply.problem().isEmpty()) {
                said.add(record(one, reply));
            }
            enough = reply.outcome() == Reply.Outcome.FOUND && !one.connector().goesOn();
            if (enough) {
                break;
            }
        }
        return new Said(said, ids, enough);
    }

    private Stream<AtWork> inTurn(int firmId, Asked asked) {
        var all = asked.every()
                ? connectors.of(firmId).stream()
                : asked.connectorIds().stream()
                        .map(id -> connectors.find(firmId, id))
                        .flatMap(Optional::stream);
        return all.filter(one -> one.connector().enabled())
                .filter(one -> !asked.butNot().contains(one.connector().id()));
    }

    /** What exactly is wrong is for the administrator. */
    private static ForeignRecord record(AtWork one, Reply reply) {
        var problem = reply.problem().isEmpty() ? "" : one.connector().name() + " does not answer at the moment.";
        return new ForeignRecord(one.connector().name(), reply.cards(), problem);
    }
}
