package org.switchroom.connectors.guard;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Duration;
import org.switchroom.connectors.guard.GuardedSource.State;

/** When a source is left alone: half of the last ten failed. */
final class Breaker {
    private Breaker() {}

    /** @param rest for how long */
    static CircuitBreaker of(String name, Duration rest) {
        return CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .slidingWindowType(SlidingWindowType.COUNT_BASED)
                        .slidingWindowSize(10)
                        .minimumNumberOfCalls(5)
                        .failureRateThreshold(50)
                        .waitDurationInOpenState(rest)
                        .permittedNumberOfCallsInHalfOpenState(2)
                        .build());
    }

    static State state(CircuitBreaker breaker) {
        return switch (breaker.getState()) {
            case OPEN, FORCED_OPEN -> State.RESTING;
            case HALF_OPEN -> State.PROBED;
            default -> State.ANSWERS;
        };
    }
}
