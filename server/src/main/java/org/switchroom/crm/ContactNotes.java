package org.switchroom.crm;

import org.switchroom.TryLater;

/** What an agent writes down about a contact. Blocking; call from a virtual thread. */
public interface ContactNotes {

    /**
     * Keeps why the caller called and the note, both or neither, under whom an agent said the caller is, else under the
     * customer or employee who has that number, else under the number. Asked again for the same contact and agent it replaces what was kept.
     *
     * @param callerNumber E.164; empty when withheld
     * @param dispositionCode one of {@link Dispositions#of}; empty: none
     * @param noteText at most {@value #MAX_NOTE} characters; blank: none
     * @throws org.switchroom.directory.ChangeRefused no such disposition, or the note is too long
     * @throws RecordsAway nothing was kept; the page should keep its draft and try again
     */
    void wrapUp(int firmId, long contactId, int agentId, String callerNumber, String dispositionCode, String noteText);

    int MAX_NOTE = 4_000;

    /** The database does not answer. */
    final class RecordsAway extends TryLater {
        public RecordsAway(Throwable cause) {
            super(
                    5,
                    "The records cannot be reached at the moment, so nothing was saved. Keep the note and try again.",
                    cause);
        }
    }
}
