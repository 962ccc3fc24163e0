package org.switchroom.ivr;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The sentences every firm shares, in one language, from {@code sentences_*.properties}. Numbers are rounded to few
 * values, so that all there is to say is known beforehand and can be shipped as sound.
 */
public final class Sentences {
    public static final List<String> LANGUAGES = List.of("en", "de", "da", "ro");

    private static final int LAST_POSITION_TOLD = 10;
    private static final List<Integer> MINUTES_TOLD = List.of(2, 3, 4, 5, 10, 15, 20, 30);
    private static final long MINUTE_MS = 60_000;
    private static final Sentences ENGLISH = new Sentences("en");
    private static final Map<String, Sentences> BY_LANGUAGE =
            LANGUAGES.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), Sentences::new));

    private final String language;
    private final ResourceBundle texts;

    private Sentences(String language) {
        this.language = language;
        this.texts = ResourceBundle.getBundle("org.switchroom.ivr.sentences_" + language);
    }

    /** @param language en, de, da, ro; any other is answered in English */
    public static Sentences in(String language) {
        return BY_LANGUAGE.getOrDefault(language, ENGLISH);
    }

    /** Everything that can be said in this language. */
    public List<Prompt> all() {
        var all = new ArrayList<Prompt>(List.of(
                wrongKey(),
                unknownNumber(),
                queueFull(),
                askCallback(true),
                askCallback(false),
                wrongNumber(),
                callbackTooLate(),
                callbackAlready(),
                callbackGoodbye(),
                leaveMessage(),
                messageSaved(),
                messageNotSaved(),
                noMessage(),
                messageOver()));
        for (int position = 1; position <= LAST_POSITION_TOLD + 1; position++) {
            all.add(position(position));
        }
        all.add(estimatedWait(0));
        all.add(estimatedWait(MINUTE_MS));
        MINUTES_TOLD.forEach(minutes -> all.add(estimatedWait(minutes * MINUTE_MS)));
        all.add(estimatedWait(Long.MAX_VALUE));
        for (var confirmation : Confirmation.values()) {
            all.add(confirm(confirmation));
        }
        return List.copyOf(all);
    }

    public Prompt wrongKey() {
        return say("wrong-key");
    }

    /** Nobody has the number keyed in. */
    public Prompt unknownNumber() {
        return say("unknown-number");
    }

    public Prompt queueFull() {
        return say("queue-full");
    }

    /** @param numberKnown whether 1 agrees to the number called from */
    public Prompt askCallback(boolean numberKnown) {
        return say(numberKnown ? "callback.ask" : "callback.ask-number");
    }

    public Prompt wrongNumber() {
        return say("callback.wrong-number");
    }

    public Prompt callbackTooLate() {
        return say("callback.too-late");
    }

    /** The same number waits to be called back. */
    public Prompt callbackAlready() {
        return say("callback.already");
    }

    public Prompt callbackGoodbye() {
        return say("callback.goodbye");
    }

    /** The tone follows. */
    public Prompt leaveMessage() {
        return say("voicemail.ask");
    }

    public Prompt messageSaved() {
        return say("voicemail.thanks");
    }

    public Prompt messageNotSaved() {
        return say("voicemail.sorry");
    }

    /** To an agent: what was to be heard is not there. */
    public Prompt noMessage() {
        return say("voicemail.none");
    }

    /** To an agent, who has heard it. */
    public Prompt messageOver() {
        return say("voicemail.again");
    }

    /** @param position 1 is next */
    public Prompt position(int position) {
        if (position <= 1) {
            return say("position.next");
        }
        return position > LAST_POSITION_TOLD ? say("position.many") : say("position.number", position);
    }

    /** Rounded up to the next value told. */
    public Prompt estimatedWait(long estimatedWaitMs) {
        if (estimatedWaitMs < MINUTE_MS) {
            return say("wait.moment");
        }
        if (estimatedWaitMs == MINUTE_MS) {
            return say("wait.minute");
        }
        return MINUTES_TOLD.stream()
                .filter(minutes -> minutes * MINUTE_MS >= estimatedWaitMs)
                .findFirst()
                .map(minutes -> say("wait.minutes", minutes))
                .orElseGet(() -> say("wait.long"));
    }

    public Prompt confirm(Confirmation what) {
        return say(what.key);
    }

    /** What a desk phone is told after a feature code. */
    public enum Confirmation {
        SIGNED_IN("phone.signed-in"),
        SIGNED_OUT("phone.signed-out"),
        AVAILABLE("phone.available"),
        NOT_READY("phone.not-ready"),
        REFUSED("phone.refused");

        private final String key;

        Confirmation(String key) {
            this.key = key;
        }
    }

    private Prompt say(String key) {
        return new Prompt(language, texts.getString(key));
    }

    private Prompt say(String key, int number) {
        return new Prompt(language, texts.getString(key).replace("{n}", Integer.toString(number)));
    }
}
