package org.switchroom.developers.delivery;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How webhooks are sent.
 *
 * @param allowedAddresses inner ones that webhooks may lead to all the same
 * @param firstRetry after the first failure; four times as long after each further one, up to {@code lastRetry}
 * @param timeLimit from connecting to the answer's head
 */
@ConfigurationProperties("switchroom.webhooks")
record WebhookSettings(
        @DefaultValue List<String> allowedAddresses,
        @DefaultValue("5s") Duration firstRetry,
        @DefaultValue("6h") Duration lastRetry,
        @DefaultValue("10s") Duration timeLimit) {}
