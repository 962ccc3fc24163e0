package org.switchroom.crm;

import java.util.List;

/** Why customers call, in the firm's own words. Held in memory: answers at once, also while the database is away. */
public interface Dispositions {

    /** By label. */
    List<Disposition> of(int firmId);

    record Disposition(String code, String label) {}
}
