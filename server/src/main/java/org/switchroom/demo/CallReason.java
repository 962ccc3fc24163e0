package org.switchroom.demo;

import java.util.List;
import java.util.Map;

/**
 * Why somebody calls Nordlicht.
 *
 * @param dispositionCode one of {@link DemoCompany}'s
 * @param notes what an agent may write down about it
 */
record CallReason(String dispositionCode, List<String> notes) {
    private static final Map<String, List<CallReason>> BY_QUEUE = Map.of(
            DemoCompany.SUPPORT,
            List.of(
                    reason(
                            "FAULT",
                            "Lamp flickers when dimmed. Sent a new driver.",
                            "Switch dead after a power cut. To be repaired under warranty.",
                            "Remote control not recognised; works after pairing it anew."),
                    reason(
                            "INSTALLATION",
                            "Talked through the wiring of the ceiling mount.",
                            "Asked which bulbs fit the floor lamp: E27, 9 W at most."),
                    reason("RETURN", "Third fault of this model. Takes it back.")),
            DemoCompany.BILLING,
            List.of(
                    reason(
                            "INVOICE",
                            "Needs the invoice once more, by e-mail.",
                            "VAT number was missing. Corrected and sent again.",
                            "Charged twice for delivery; the second is credited."),
                    reason(
                            "PAYMENT",
                            "Pays in two instalments, the first next Friday.",
                            "Paid yesterday, reminder crossed."),
                    reason("OTHER", "New bank details for direct debit.")),
            DemoCompany.GARDEN,
            List.of(
                    reason(
                            "INSTALLATION",
                            "Asked how deep the cable of the garden lights must lie.",
                            "Path lights stay dark in the rain; explained the seal."),
                    reason("NEW_ORDER", "Ordered two more sets of Solstice for the terrace."),
                    reason("RETURN", "One spike bent on arrival. Exchanged."),
                    reason("OTHER", "Wants the brochure for next spring.")),
            DemoCompany.SERVICE,
            List.of(
                    reason(
                            "ORDER_STATUS",
                            "Parcel is with the carrier, due tomorrow.",
                            "Back order; two weeks more is fine."),
                    reason("NEW_ORDER", "Ordered the desk lamp in brass.", "Wants an offer for twelve pendants."),
                    reason("RETURN", "Colour does not match. Return label sent.", "Exchanged for the larger shade."),
                    reason(
                            "COMPLAINT",
                            "Waited too long last week. Apologised.",
                            "Glass arrived broken; replacement is on its way."),
                    reason("OTHER", "Asked for the opening hours of the showroom.")));

    private static CallReason reason(String dispositionCode, String... notes) {
        return new CallReason(dispositionCode, List.of(notes));
    }

    static List<CallReason> of(String queueName) {
        return BY_QUEUE.getOrDefault(queueName, List.of());
    }
}
