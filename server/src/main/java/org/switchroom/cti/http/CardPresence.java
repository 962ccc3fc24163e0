package org.switchroom.cti.http;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.switchroom.directory.CurrentUser;
import org.switchroom.directory.Directory;
import org.switchroom.directory.User;

/** Which pages have which customer's card open, within each firm. A page has one at most, and none when it is closed. */
@Component
class CardPresence {
    /** Colleagues named on one card. */
    static final int MOST = 20;

    private final Directory directory;

    /** Firm and customer together: an id of another firm's customer leads nowhere. */
    record OpenCard(int firmId, long customerId) {}

    /** A colleague who has the card open. */
    record Onlooker(int userId, String name) {}

    private final Map<OpenCard, Map<LivePage, Integer>> pagesByCard = new ConcurrentHashMap<>();

    CardPresence(Directory directory) {
        this.directory = directory;
    }

    /** The page shows this card from now on. */
    void open(OpenCard card, LivePage page) {
        pagesByCard.compute(card, (_, pages) -> {
            var all = pages == null ? new ConcurrentHashMap<LivePage, Integer>() : pages;
            all.put(page, page.user().userId());
            return all;
        });
        each(card, LivePage::cardChanged);
    }

    /** The page does not show it any more. */
    void close(OpenCard card, LivePage page) {
        pagesByCard.computeIfPresent(card, (_, pages) -> {
            pages.remove(page);
            return pages.isEmpty() ? null : pages;
        });
        each(card, LivePage::cardChanged);
    }

    void each(OpenCard card, Consumer<LivePage> tell) {
        pagesByCard.getOrDefault(card, Map.of()).keySet().forEach(tell);
    }

    /** By name; at most {@value #MOST}. */
    List<Onlooker> besides(CurrentUser user, OpenCard card) {
        return pagesByCard.getOrDefault(card, Map.of()).values().stream()
                .distinct()
                .filter(userId -> userId != user.userId())
                .map(userId -> new Onlooker(userId, nameOf(card.firmId(), userId)))
                .sorted(Comparator.comparing(Onlooker::name))
                .limit(MOST)
                .toList();
    }

    private String nameOf(int firmId, int userId) {
        return directory.user(firmId, userId).map(User::displayName).orElse("");
    }
}
