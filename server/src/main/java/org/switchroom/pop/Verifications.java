package org.switchroom.pop;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.switchroom.crm.CallerCard;

/** Makes sure that callers are who they seem to be. */
public interface Verifications {

    /**
     * What a firm asks.
     *
     * @param needed right answers; 0: nobody is verified
     */
    record Rule(List<VerificationField> fields, int needed) {
        public static final Rule NONE = new Rule(List.of(), 0);

        public Rule {
            fields = List.copyOf(fields);
        }

        /** Those to which the answer is known. */
        public List<VerificationField> askable(CallerCard card) {
            return needed == 0
                    ? List.of()
                    : fields.stream()
                            .filter(field -> !field.answer(card).isEmpty())
                            .toList();
        }

        /** No more than can be asked. */
        public int neededOf(CallerCard card) {
            return Math.min(needed, askable(card).size());
        }
    }

    /** Any thread, at once. */
    Rule ruleOf(int firmId);

    /** Of those contacts that were verified, by contact. Blocking; one query for all. */
    Map<Long, Verification> of(int firmId, Collection<Long> contactIds);

    /**
     * Keeps that a contact's customer gave enough right answers. Blocking.
     *
     * @param card the customer's
     * @throws org.switchroom.directory.ChangeRefused when they are not enough, or not asked for
     */
    Verification verify(int firmId, long contactId, CallerCard card, List<VerificationField> answered, int byAgentId);
}
