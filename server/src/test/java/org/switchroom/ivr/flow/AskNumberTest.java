package org.switchroom.ivr.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchroom.directory.Menu;
import org.switchroom.ivr.Prompt;
import org.switchroom.ivr.Script;
import org.switchroom.ivr.Sentences;
import org.switchroom.ivr.TypedNumbers.Meaning;
import org.switchroom.ivr.TypedNumbers.Question;

/** A menu that asks who has chosen for a number. */
class AskNumberTest {
    private static final Menu MENU = new Menu(
            3, 1, "Main", "en", "Welcome", "Press one", "Closed", List.of(new Menu.Choice("1", 7)), 8, 3, 5_000);
    private static final Script SCRIPT = new Script(MENU, null, 30_000)
            .asking(new Question(Meaning.ORDER_NUMBER, "Key in your order number, then hash", 2));
    private static final Action.Play ASKED =
            new Action.Play(List.of(new Prompt("en", "Key in your order number, then hash")));
    private static final Action INTO_THE_QUEUE = new Action.PutInQueue(7);

    private Next now;

    @BeforeEach
    void choose() {
        now = Flow.start(SCRIPT, Instant.EPOCH);
        key('1');
    }

    private void key(char... keys) {
        for (char key : keys) {
            now = Flow.step(SCRIPT, now.state(), new Input.Key(key));
        }
    }

    private void happens(Input input) {
        now = Flow.step(SCRIPT, now.state(), input);
    }

    @Test
    void followsTheChoice() {
        assertThat(now.actions()).endsWith(ASKED).doesNotContain(INTO_THE_QUEUE);
    }

    @Test
    void takesDigitsUpToTheHashAndLeadsOnWhenSomebodyHasTheNumber() {
        key('4', '7', '1', '1', '#');
        assertThat(now.actions()).endsWith(new Action.Identify(Meaning.ORDER_NUMBER, "4711"));
        happens(new Input.Identified(true));
        assertThat(now.actions()).containsExactly(INTO_THE_QUEUE);
        assertThat(now.state().key()).isEqualTo("1");
    }

    @Test
    void aNumberEndsWithSilenceToo() {
        key('4', '7');
        happens(new Input.TimedOut());
        assertThat(now.actions()).containsExactly(new Action.Identify(Meaning.ORDER_NUMBER, "47"));
    }

    @Test
    void isAskedAgainWhenNobodyHasItAndThenNoMore() {
        key('4', '#');
        happens(new Input.Identified(false));
        assertThat(now.actions())
                .containsExactly(new Action.Play(List.of(
                        Sentences.in("en").unknownNumber(), ASKED.prompts().getFirst())));
        key('5', '#');
        assertThat(now.actions()).endsWith(new Action.Identify(Meaning.ORDER_NUMBER, "5"));
        happens(new Input.Identified(false));
        assertThat(now.actions()).containsExactly(INTO_THE_QUEUE);
    }

    @Test
    void whoSaysNothingIsAskedAgainAndThenLedOn() {
        happens(new Input.Played());
        happens(new Input.TimedOut());
        assertThat(now.actions()).containsExactly(ASKED);
        happens(new Input.TimedOut());
        assertThat(now.actions()).containsExactly(INTO_THE_QUEUE);
    }

    @Test
    void theStarLeadsOnWithoutOne() {
        key('4', '*');
        assertThat(now.actions()).endsWith(INTO_THE_QUEUE);
    }

    @Test
    void noMoreThanTwentyDigitsAreTaken() {
        key("123456789012345678901234".toCharArray());
        key('#');
        assertThat(now.actions()).endsWith(new Action.Identify(Meaning.ORDER_NUMBER, "12345678901234567890"));
    }
}
