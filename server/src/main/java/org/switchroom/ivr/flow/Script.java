package org.switchroom.ivr.flow;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.switchroom.directory.Menu;
import org.switchroom.directory.OpeningHours;
import org.switchroom.ivr.Prompt;
import org.switchroom.ivr.Sentences;

/**
 * What one caller goes through, fixed when the call arrives.
 *
 * @param hours null: always open
 * @param announceEveryMs between two announcements in the queue
 */
public record Script(Menu menu, @Nullable OpeningHours hours, long announceEveryMs) {

    Prompt speak(String text) {
        return new Prompt(menu.language(), text);
    }

    Sentences sentences() {
        return Sentences.in(menu.language());
    }

    Optional<Integer> queueFor(char key) {
        return menu.choices().stream()
                .filter(choice -> choice.key().equals(String.valueOf(key)))
                .map(Menu.Choice::queueId)
                .findFirst();
    }
}
