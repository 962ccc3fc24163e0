package org.switchroom.ivr;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.switchroom.directory.Menu;
import org.switchroom.directory.OpeningHours;

/**
 * What one caller goes through, fixed when the call arrives.
 *
 * @param hours null: always open
 * @param announceEveryMs between two announcements in the queue
 * @param asked for which number who has chosen is asked; null: for none
 */
public record Script(
        Menu menu, @Nullable OpeningHours hours, long announceEveryMs, TypedNumbers.@Nullable Question asked) {

    public Script(Menu menu, @Nullable OpeningHours hours, long announceEveryMs) {
        this(menu, hours, announceEveryMs, null);
    }

    /** The same, with a question for a number. */
    public Script asking(TypedNumbers.Question question) {
        return new Script(menu, hours, announceEveryMs, question);
    }

    public Prompt speak(String text) {
        return new Prompt(menu.language(), text);
    }

    public Sentences sentences() {
        return Sentences.in(menu.language());
    }

    /** What is behind a key; empty when the menu has no such choice. */
    public Optional<Menu.Choice> choiceFor(char key) {
        return menu.choices().stream()
                .filter(choice -> choice.key().equals(String.valueOf(key)))
                .findFirst();
    }
}
