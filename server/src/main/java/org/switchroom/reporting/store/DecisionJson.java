package org.switchroom.reporting.store;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.switchroom.engine.Choice;
import org.switchroom.engine.Grounds.Passed;
import org.switchroom.reporting.projection.RouteRow;
import org.switchroom.reporting.projection.SegmentRow;
import org.switchroom.reporting.projection.SegmentRow.Widening;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The engine's reasons as the contact log keeps them; null where there is none. */
final class DecisionJson {
    /** A choice kept before there was one of its figures has 0 there. */
    private static final JsonMapper JSON = JsonMapper.shared()
            .rebuild()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private DecisionJson() {}

    static @Nullable String choice(SegmentRow segment) {
        return segment.choice() == null ? null : JSON.writeValueAsString(segment.choice());
    }

    static @Nullable Choice choice(@Nullable String json) {
        return json == null ? null : JSON.readValue(json, Choice.class);
    }

    static @Nullable String passed(RouteRow route) {
        return route.passed().isEmpty() ? null : JSON.writeValueAsString(route.passed());
    }

    static List<Passed> passed(@Nullable String json) {
        return json == null ? List.of() : List.of(JSON.readValue(json, Passed[].class));
    }

    static @Nullable String widenings(SegmentRow segment) {
        return segment.widenings().isEmpty() ? null : JSON.writeValueAsString(segment.widenings());
    }

    static List<Widening> widenings(@Nullable String json) {
        return json == null ? List.of() : List.of(JSON.readValue(json, Widening[].class));
    }
}
