package org.switchroom.routing.desk;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The desk's limits and the journal's place.
 *
 * @param dataDir holds {@code journal/}
 * @param desk limits
 */
@ConfigurationProperties("switchroom")
public record DeskSettings(
        @DefaultValue("data") Path dataDir, @DefaultValue Desk desk) {

    /**
     * @param mailbox commands accepted and not yet answered; one more is refused, a new caller already at half of it
     * @param segmentBytes size at which a journal file ends
     * @param snapshotEvery records between snapshots of the engine
     * @param retention how long journal files are kept at least, also when all followers have passed them
     */
    public record Desk(
            @DefaultValue("8192") int mailbox,
            @DefaultValue("67108864") long segmentBytes,
            @DefaultValue("100000") long snapshotEvery,
            @DefaultValue("30d") Duration retention) {}

    Path journalDirectory() {
        return dataDir.resolve("journal");
    }
}
