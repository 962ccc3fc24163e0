package org.switchroom.directory;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.switchroom.engine.Requirements;
import tools.jackson.databind.json.JsonMapper;

/**
 * A {@link Requirements.Step} in JSON. What a queue asks for is asked for by each of its callers, so it names no agent; only
 * the steps of one contact may.
 */
@JsonIgnoreProperties("agentId")
public abstract class StepForAll {
    /** Reads and writes requirements as queues have them. */
    public static final JsonMapper JSON = JsonMapper.shared()
            .rebuild()
            .addMixIn(Requirements.Step.class, StepForAll.class)
            .build();

    @JsonCreator
    @SuppressWarnings("unused")
    StepForAll(@JsonProperty("afterMs") long afterMs, @JsonProperty("needs") List<Requirements.Need> needs) {}
}
