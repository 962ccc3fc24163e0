package org.switchroom.pop.store;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.switchroom.pop.AskedNumbers;

/** What menus ask for, one number at most each; held in memory too. */
@Component
public class StoredAskedNumbers implements AskedNumbers {
    private final JdbcClient sql;
    private final Map<OfMenu, AskedNumber> byMenu;

    private record OfMenu(int firmId, int menuId) {}

    StoredAskedNumbers(JdbcClient sql) {
        this.sql = sql;
        var asked = new HashMap<OfMenu, AskedNumber>();
        sql.sql("select * from pop.asked_numbers").query(row -> {
            asked.put(
                    new OfMenu(row.getInt("firm_id"), row.getInt("menu_id")),
                    new AskedNumber(
                            Meaning.valueOf(row.getString("meaning")), row.getString("question"), row.getInt("tries")));
        });
        this.byMenu = new ConcurrentHashMap<>(asked);
    }

    @Override
    public Optional<AskedNumber> of(int firmId, int menuId) {
        return Optional.ofNullable(byMenu.get(new OfMenu(firmId, menuId)));
    }

    /** @param now null: the menu asks for nothing any more */
    public void replace(int firmId, int menuId, @Nullable AskedNumber now, int by) {
        if (now == null) {
            sql.sql("delete from pop.asked_numbers where firm_id = ? and menu_id = ?")
                    .params(firmId, menuId)
                    .update();
            byMenu.remove(new OfMenu(firmId, menuId));
            return;
        }
        sql.sql("""
                        insert into pop.asked_numbers (firm_id, menu_id, meaning, question, tries, changed_by)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict (firm_id, menu_id) do update
                            set meaning = excluded.meaning, question = excluded.question, tries = excluded.tries,
                                changed_at = now(), changed_by = excluded.changed_by""")
                .params(firmId, menuId, now.meaning().name(), now.question(), now.tries(), by)
                .update();
        byMenu.put(new OfMenu(firmId, menuId), now);
    }
}
