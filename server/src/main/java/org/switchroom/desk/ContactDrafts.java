package org.switchroom.desk;

import static com.fasterxml.jackson.annotation.JsonFormat.Shape.STRING;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.List;

/**
 * What was typed during a contact and is not saved yet. It stays with who typed it until a colleague at the same contact
 * takes it over, so that nothing is lost on the way. Who is at a contact is for the caller to know. Blocking.
 */
public interface ContactDrafts {

    /** Of one contact, shown to one reader. */
    int MOST = 50;

    /**
     * @param ownerId with whom it is now
     * @param typedBy who typed it, if the owner has taken it over; else empty
     * @param savedAtMs its version
     */
    record Typed(
            int ownerId,
            String ownerName,
            String typedBy,
            @JsonFormat(shape = STRING) long contactId,
            String form,
            String subject,
            String content,
            long savedAtMs) {}

    /** One of them, as it was seen. */
    record Seen(long contactId, int ownerId, String form, String subject, long savedAtMs) {}

    /** What all but the reader have typed, newest first. */
    List<Typed> besides(int firmId, long contactId, int readerId);

    /**
     * It is the taker's from now on, and nobody else's.
     *
     * @throws org.switchroom.directory.ChangeRefused it has been typed on, saved or taken meanwhile, or the taker has typed
     *     into the same form
     */
    void take(int firmId, Seen seen, int takerId);

    /** It does not go along any more; its owner keeps it. */
    void leave(int firmId, Seen seen, int byUserId);
}
