package org.switchroom.routing.store;

import java.util.List;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.Submission;

/**
 * One submission with what came of it.
 *
 * @param number counts up by one from 1 over the life of the journal
 * @param logTimeMs the time the engine was told
 * @param events in order; their {@code eventSeq} follow on those of the record before
 */
public record JournalRecord(long number, long logTimeMs, Submission submission, List<LoggedEvent> events) {}
