package org.switchroom.crm;

import org.jspecify.annotations.Nullable;

/**
 * Spring application event, published in the transaction of the change: what an agent wrote down about somebody is so from
 * now on. Write in the same transaction what must not be lost; hand over the rest.
 *
 * @param key of what was written down, the same for each later change of it
 * @param contactId null: of no contact
 * @param number the caller's, E.164; empty when withheld or of no contact
 * @param about who it is about
 * @param authorName who wrote it first
 * @param dispositionCode and {@code disposition}, its label: empty when none was picked
 * @param note empty: none, or none any more
 */
public record WrittenDown(
        int firmId,
        String key,
        @Nullable Long contactId,
        String number,
        Person about,
        String authorName,
        String dispositionCode,
        String disposition,
        String note) {

    /**
     * As the record has them now. What is not known is empty; both ids null: nobody knows who it is.
     *
     * @param number a customer's or a member of staff's
     */
    public record Person(
            @Nullable Long customerId,
            @Nullable Long employeeId,
            String number,
            String firstName,
            String lastName,
            String company,
            String email) {}

    public boolean saysNothing() {
        return dispositionCode.isEmpty() && note.isEmpty();
    }
}
