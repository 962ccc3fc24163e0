package org.switchroom.connectors;

import java.util.List;
import java.util.Set;

/** Who a caller is by the company's own databases. */
public interface ForeignRecords {

    /**
     * Asks the firm's connectors one after the other until one knows the caller after which no further is asked. Blocking,
     * for as long as their limits allow together; call from a virtual thread of its own.
     */
    Said ask(int firmId, CallerKeys keys, Asked asked);

    /** All the firm's connectors, those switched off too. At once. */
    Set<Integer> connectorIds(int firmId);

    /**
     * Who is asked.
     *
     * @param every all, each in its place
     * @param connectorIds else these, in this order
     * @param butNot who has been asked already
     */
    record Asked(boolean every, List<Integer> connectorIds, Set<Integer> butNot) {
        public static final Asked ALL = new Asked(true, List.of(), Set.of());

        public Asked {
            connectorIds = List.copyOf(connectorIds);
            butNot = Set.copyOf(butNot);
        }
    }

    /**
     * What was said.
     *
     * @param records of those who know the caller or failed, in the order in which they were asked
     * @param connectorIds of all who were asked
     * @param enough whether nobody else needs to be asked
     */
    record Said(List<ForeignRecord> records, Set<Integer> connectorIds, boolean enough) {
        public Said {
            records = List.copyOf(records);
            connectorIds = Set.copyOf(connectorIds);
        }
    }
}
