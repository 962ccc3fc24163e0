package org.switchroom.engine;

/**
 * An event at its place in the one order of all events.
 *
 * @param eventSeq counts up by one, without gaps, over the life of the journal
 * @param atMs log time, milliseconds since 1970 UTC; never goes back
 * @param firmId the client firm it belongs to; 0 for the centre's own
 */
public record LoggedEvent(long eventSeq, long atMs, int firmId, Event event) {}
