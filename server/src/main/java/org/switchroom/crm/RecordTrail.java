package org.switchroom.crm;

/** Keeps who saw whom in the records. */
public interface RecordTrail {
    /** Somebody sees a customer's record; kept once an hour for each who sees it. Blocking; call from a virtual thread. */
    void seen(int firmId, long customerId, int userId);
}
