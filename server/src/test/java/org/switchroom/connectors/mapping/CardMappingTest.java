package org.switchroom.connectors.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.switchroom.connectors.CallerKeys;
import org.switchroom.connectors.ForeignCard;
import org.switchroom.connectors.ForeignCard.CardItem;
import org.switchroom.connectors.ForeignCard.CardValue;
import org.switchroom.connectors.ForeignCard.Field;
import org.switchroom.connectors.ForeignCard.Kind;
import org.switchroom.connectors.mapping.CardMapping.FieldPlace;
import org.switchroom.connectors.mapping.CardMapping.ItemField;
import org.switchroom.connectors.mapping.CardMapping.ItemPlace;
import org.switchroom.connectors.mapping.Question.Form;
import tools.jackson.databind.json.JsonMapper;

class CardMappingTest {
    private static final CardMapping NESTED = new CardMapping(
            Kind.CUSTOMER,
            "/data/people",
            List.of(
                    new FieldPlace(Field.LAST_NAME, "", "/name/last"),
                    new FieldPlace(Field.PHONE, "", "phones"),
                    new FieldPlace(Field.LINK, "", "url"),
                    new FieldPlace(Field.OTHER, "Limit", "/limit")),
            "/orders",
            List.of(new ItemPlace(ItemField.NUMBER, "no"), new ItemPlace(ItemField.AMOUNT, "/sum")));

    private static final CardMapping ROWS = new CardMapping(
            Kind.EMPLOYEE,
            "",
            List.of(new FieldPlace(Field.LAST_NAME, "", "name")),
            "",
            List.of(new ItemPlace(ItemField.NUMBER, "incident")));

    private static List<ForeignCard> cards(CardMapping mapping, String json) {
        return mapping.cards(JsonMapper.shared().readTree(json));
    }

    @Test
    void findsValuesAndOrdersWhereTheyAre() {
        var cards = cards(NESTED, """
                {"data": {"people": [{
                  "name": {"last": " Møller "}, "phones": ["+4531452298", null, {"x": 1}, "+49301"], "limit": 12.5,
                  "url": "https://crm.example/7", "orders": [{"no": 7, "sum": "19,90 €"}, {}, "x"]}]}}""");
        assertThat(cards).singleElement().satisfies(card -> {
            assertThat(card.values())
                    .containsExactly(
                            new CardValue(Field.LAST_NAME, "", "Møller"),
                            new CardValue(Field.PHONE, "", "+4531452298, +49301"),
                            new CardValue(Field.LINK, "", "https://crm.example/7"),
                            new CardValue(Field.OTHER, "Limit", "12.5"));
            assertThat(card.items()).containsExactly(new CardItem("7", "", "", "19,90 €", ""));
        });
    }

    @Test
    void takesOneObjectForAListOfOne() {
        assertThat(cards(NESTED, "{\"data\": {\"people\": {\"name\": {\"last\": \"One\"}}}}"))
                .hasSize(1);
    }

    @Test
    void knowsNobodyWhereNothingIs() {
        assertThat(cards(NESTED, "{}")).isEmpty();
        assertThat(cards(NESTED, "[]")).isEmpty();
        assertThat(cards(NESTED, "{\"data\": {\"people\": [{\"name\": {\"last\": \"\"}}, null, 5]}}"))
                .isEmpty();
        assertThat(cards(NESTED, "\"text\"")).isEmpty();
    }

    @Test
    void leadsNowhereButToTheWeb() {
        assertThat(cards(NESTED, "{\"data\": {\"people\": {\"url\": \"javascript:alert(1)\"}}}"))
                .isEmpty();
    }

    @Test
    void makesOneCardOfTheRowsOfAJoin() {
        var cards = cards(ROWS, """
                [{"name": "Vogel", "incident": "I-2"}, {"name": "Adler", "incident": null},
                 {"name": "Vogel", "incident": "I-1"}]""");
        assertThat(cards).hasSize(2);
        assertThat(cards.getFirst().items()).extracting(CardItem::number).containsExactly("I-2", "I-1");
        assertThat(cards.getLast().items()).isEmpty();
    }

    @Test
    void cutsWhatIsTooMuch() {
        var many = "[" + "{\"name\": \"%s\"},".repeat(50).replaceAll(",$", "]");
        var names = new Object[50];
        for (int i = 0; i < names.length; i++) {
            names[i] = i + "x".repeat(1_000);
        }
        var cards = cards(ROWS, many.formatted(names));
        assertThat(cards).hasSize(CardMapping.MOST_CARDS);
        assertThat(cards.getFirst().values().getFirst().value()).hasSize(CardMapping.LONGEST_VALUE + 1);
    }

    @Test
    void asksOnlyWithWhatIsKnown() {
        var keys = CallerKeys.ofNumber("+493023125777", "DE");
        assertThat(keys.national()).isEqualTo("03023125777");
        assertThat(new Question("/o/{orderNumber}", Form.BRACES).canBeAsked(keys))
                .isFalse();
        assertThat(new Question("/n/{digits}/{number}", Form.BRACES).canBeAsked(keys))
                .isTrue();
        assertThat(new Question("/n/{digits}/{number}", Form.BRACES).filled(keys, value -> value + "$1\\"))
                .isEqualTo("/n/493023125777$1\\/+493023125777$1\\");
        assertThat(new Question("where a::text = :national and t = '12:30'", Form.COLON).keys())
                .containsExactly(CallerKeys.Key.NATIONAL);
        assertThatThrownBy(() -> new Question("{nobody}", Form.BRACES).keys()).hasMessage("nobody");
    }
}
