package org.switchroom.connectors;

import java.util.List;

/**
 * What one of the company's databases says of a caller.
 *
 * @param source the connector's name
 * @param cards several: it may be any of them
 * @param problem why it said nothing, in words; empty: it did
 */
public record ForeignRecord(String source, List<ForeignCard> cards, String problem) {
    public ForeignRecord {
        cards = List.copyOf(cards);
    }
}
