package org.switchroom.connectors.store;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How soon it is tried again to write into a company's own system.
 *
 * @param firstRetry after the first failure; four times as long after each further one, up to {@code lastRetry}
 * @param rest for how long a system that fails is left alone
 */
@ConfigurationProperties("switchroom.connectors.write-backs")
public record WriteBackPace(
        @DefaultValue("5s") Duration firstRetry,
        @DefaultValue("6h") Duration lastRetry,
        @DefaultValue("30s") Duration rest) {}
