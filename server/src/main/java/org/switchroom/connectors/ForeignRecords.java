package org.switchroom.connectors;

import java.util.List;

/** Who a caller is by the company's own databases. */
public interface ForeignRecords {

    /**
     * Asks the firm's connectors one after the other, each in its place, until one knows the caller after which no further is
     * asked. Blocking, for as long as their limits
     * allow together; call from a virtual thread of its own.
     *
     * @param number E.164; empty when withheld
     * @return of those who know the caller or failed, in the order in which they were asked
     */
    List<ForeignRecord> find(int firmId, String number);
}
