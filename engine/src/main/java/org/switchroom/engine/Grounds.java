package org.switchroom.engine;

import java.util.List;
import java.util.stream.Stream;

/**
 * On what grounds a contact leaves the menu for a queue, as told by whoever sends it there. It is kept in the log; the
 * engine decides nothing by it.
 *
 * @param ruleId the rule that held; 0: none did
 * @param ruleName as it was then; empty: none
 * @param passed rules that were asked before and did not hold, in their order; the first {@link #MAX_PASSED}
 * @param gaps what of the rule could not be done, each in a word
 */
public record Grounds(int ruleId, String ruleName, List<Passed> passed, List<String> gaps) {
    public static final int MAX_PASSED = 16;
    public static final int MAX_GAPS = 16;
    /** Characters of one of the words. */
    public static final int MAX_WORD = 40;

    /** There was nothing to decide by. */
    public static final Grounds NONE = new Grounds(0, "", List.of(), List.of());

    /** The queue could not do what the rule asked for, so that the contact goes as the menu said. */
    public static final String REFUSED = "REFUSED";

    /** Nobody serves the queue of the menu any more, so that the contact goes to the menu's usual one. */
    public static final String MENU_UNSERVED = "MENU_UNSERVED";

    /** @param because the first of its conditions that did not hold, in a word */
    public record Passed(int ruleId, String because) {}

    public Grounds {
        passed = List.copyOf(passed);
        gaps = List.copyOf(gaps);
    }

    /** The same with one gap more. */
    public Grounds with(String gap) {
        List<String> all = Stream.concat(gaps.stream(), Stream.of(gap)).toList();
        return new Grounds(ruleId, ruleName, passed, all);
    }

    /** Refuses what is over a limit. */
    public void check() {
        Turn.require(
                passed.size() <= MAX_PASSED && gaps.size() <= MAX_GAPS,
                Refusal.LIMIT_REACHED,
                "At most " + MAX_PASSED + " rules passed over and " + MAX_GAPS + " gaps are kept");
        Turn.requireText(ruleName, "A rule's name");
        passed.forEach(each -> requireWord(each.because()));
        gaps.forEach(Grounds::requireWord);
    }

    private static void requireWord(String word) {
        Turn.require(
                word.length() <= MAX_WORD,
                Refusal.LIMIT_REACHED,
                "A word of the grounds has at most " + MAX_WORD + " characters");
    }
}
