package org.switchroom.engine;

/**
 * What a caller has left.
 *
 * @param fromContactId the call it was left in
 * @param caller E.164 or empty when withheld
 * @param dialled E.164 of the number dialled
 */
public record Message(long fromContactId, String caller, String dialled, long leftAtMs, long lengthMs) {}
