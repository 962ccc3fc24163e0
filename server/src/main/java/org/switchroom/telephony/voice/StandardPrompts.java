package org.switchroom.telephony.voice;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.switchroom.ivr.Prompt;
import org.switchroom.ivr.Sentences;

/** The prompts whose sound is shipped: every shared sentence, and the menus in {@code menus.tsv}. */
public final class StandardPrompts {
    private static final String MENUS = "menus.tsv";

    private StandardPrompts() {}

    public static List<Prompt> all() {
        var all = new ArrayList<Prompt>(menus());
        Sentences.LANGUAGES.forEach(
                language -> all.addAll(Sentences.in(language).all()));
        return List.copyOf(all);
    }

    /** Language and text, a line each, with a tab between. */
    private static List<Prompt> menus() {
        var file = Objects.requireNonNull(StandardPrompts.class.getResourceAsStream(MENUS));
        try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(line -> line.split("\t", 2))
                    .map(parts -> new Prompt(parts[0], parts[1]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
