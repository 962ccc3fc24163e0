package org.switchroom.phones;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CrowdTest {
    private static final Crowd.Tide TIDE = new Crowd.Tide(10, Duration.ofMinutes(20), 0.6);

    @Test
    void sameSeedIsTheSameCrowdAndAnotherIsNot() {
        assertThat(arrivals(7, 100)).isEqualTo(arrivals(7, 100)).isNotEqualTo(arrivals(8, 100));
    }

    @Test
    void keepsItsRateOverWholeWaves() {
        long inTenHours = arrivals(1, 20_000).stream()
                .filter(at -> at.compareTo(Duration.ofHours(10)) < 0)
                .count();

        // 6000 expected; a Poisson count strays by more than 4 standard deviations (77) once in 16,000 seeds
        assertThat(inTenHours).isBetween(5690L, 6310L);
    }

    @Test
    void swellsInTheFirstHalfOfAWaveAndEbbsInTheSecond() {
        var arrivals = arrivals(3, 5000);
        long rising = arrivals.stream().filter(CrowdTest::inFirstHalf).count();

        // 1 + 2*0.6/pi of the mean rate against 1 - 2*0.6/pi
        assertThat(rising / (double) (arrivals.size() - rising)).isBetween(1.9, 2.6);
    }

    @Test
    void durationsHaveTheMeanAskedFor() {
        var crowd = new Crowd(5, TIDE);
        double mean = Stream.generate(() -> crowd.about(Duration.ofSeconds(30)))
                .limit(20_000)
                .mapToLong(Duration::toMillis)
                .average()
                .orElseThrow();

        assertThat(mean).isBetween(29_000.0, 31_000.0);
    }

    private static List<Duration> arrivals(long seed, int count) {
        var crowd = new Crowd(seed, TIDE);
        return Stream.generate(crowd::nextArrival).limit(count).toList();
    }

    private static boolean inFirstHalf(Duration at) {
        return at.toMillis() % TIDE.wave().toMillis() < TIDE.wave().toMillis() / 2;
    }
}
