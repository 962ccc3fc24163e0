package org.switchroom.desk;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.switchroom.desk.OnceOnly.Request;
import org.switchroom.desk.store.Requests.Before;

/** What has been asked for within a day since this process began, in memory: the newest {@value #MOST}. */
final class Claims {
    static final int MOST = 100_000;
    private static final long KEPT_MS = Duration.ofDays(1).toMillis();

    private final Clock clock = Clock.systemUTC();
    /** In the order in which they were asked. */
    private final LinkedHashMap<Key, Claim> claims = new LinkedHashMap<>();

    private record Key(int firmId, int userId, String requestId) {
        static Key of(Request request) {
            return new Key(request.firmId(), request.userId(), request.requestId());
        }
    }

    private record Claim(long atMs, Before asked) {}

    /** @return what was asked under that id before; nothing: now it is this request's */
    synchronized Optional<Before> claim(Request request) {
        forgetOld();
        var claim = new Claim(clock.millis(), new Before(request.asked(), Optional.empty()));
        return Optional.ofNullable(claims.putIfAbsent(Key.of(request), claim)).map(Claim::asked);
    }

    void answered(Request request, String answer) {
        known(request, new Before(request.asked(), Optional.of(answer)));
    }

    synchronized void known(Request request, Before before) {
        claims.computeIfPresent(Key.of(request), (_, claim) -> new Claim(claim.atMs(), before));
    }

    synchronized void drop(Request request) {
        claims.remove(Key.of(request));
    }

    private void forgetOld() {
        long oldest = clock.millis() - KEPT_MS;
        var eldest = claims.firstEntry();
        while (eldest != null && (claims.size() >= MOST || eldest.getValue().atMs() < oldest)) {
            claims.pollFirstEntry();
            eldest = claims.firstEntry();
        }
    }
}
