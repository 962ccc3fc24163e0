package org.switchroom.connectors.source;

import java.time.Duration;
import org.switchroom.connectors.CallerKeys;
import org.switchroom.connectors.mapping.Question;
import tools.jackson.databind.JsonNode;

/** Somebody else's database. Any thread; ends early when its thread is interrupted. */
public interface Source extends AutoCloseable {

    /**
     * Blocking.
     *
     * @param question all of whose keys are known
     * @param limit after which nobody waits for an answer any more
     * @return an empty array when nobody is found
     */
    JsonNode ask(Question question, CallerKeys keys, Duration limit) throws SourceProblem, InterruptedException;

    @Override
    void close();
}
