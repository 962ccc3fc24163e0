package org.switchroom.pop;

import java.util.List;

/**
 * What a scenario makes of a call.
 *
 * @param scenarioId 0: the built-in one
 * @param name empty: the built-in one
 * @param everyConnector whether all connectors are asked, each in its place
 * @param connectorIds which are asked instead, in this order
 * @param script as written, with its blanks; empty: none
 */
public record CardPlan(
        int scenarioId,
        String name,
        boolean everyConnector,
        List<Integer> connectorIds,
        List<CardSection> sections,
        String script) {
    public CardPlan {
        connectorIds = List.copyOf(connectorIds);
        sections = List.copyOf(sections);
    }

    /** Where no scenario holds: everybody is asked, and everything is shown that fits. */
    public static CardPlan builtIn(CallerKind caller) {
        return new CardPlan(
                0,
                "",
                true,
                List.of(),
                switch (caller) {
                    case CUSTOMER, SEVERAL ->
                        List.of(
                                CardSection.PERSONAL,
                                CardSection.LAST_ORDER,
                                CardSection.ORDERS,
                                CardSection.NOTES,
                                CardSection.INCIDENTS,
                                CardSection.CONTACTS,
                                CardSection.FOREIGN);
                    case EMPLOYEE ->
                        List.of(
                                CardSection.PERSONAL,
                                CardSection.INCIDENTS,
                                CardSection.NOTES,
                                CardSection.CONTACTS,
                                CardSection.FOREIGN);
                    case UNKNOWN, WITHHELD ->
                        List.of(CardSection.NEW_CUSTOMER, CardSection.NOTES, CardSection.CONTACTS, CardSection.FOREIGN);
                },
                "");
    }
}
