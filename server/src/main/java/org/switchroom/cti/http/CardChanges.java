package org.switchroom.cti.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.switchroom.crm.CustomerChanged;

/** What has become otherwise on an open card since its page was told last: a field once, by whoever changed it last. */
final class CardChanges {
    /** Fields told one by one; of more the page is told that there were. */
    private static final int MOST = 100;

    private final Map<String, FieldNews> news = new LinkedHashMap<>();

    /** @param byUserId whose doing it is */
    record FieldNews(String field, int byUserId, String byName, long atMs) {}

    synchronized void add(CustomerChanged change, long atMs) {
        for (var field : change.fields()) {
            if (news.size() < MOST || news.containsKey(field)) {
                news.put(field, new FieldNews(field, change.byUserId(), change.byName(), atMs));
            }
        }
    }

    synchronized List<FieldNews> take() {
        var taken = new ArrayList<>(news.values());
        news.clear();
        return taken;
    }
}
