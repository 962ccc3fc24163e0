package org.switchroom.reporting;

/** Takes down how quickly agents had the right card and how they dialled. Returns at once; what cannot be kept is let go. */
public interface TimeSaved {

    /** How the card came to be open. */
    enum Found {
        /** By itself. */
        AUTOMATIC,
        /** Of several with the same number, with one click. */
        CHOSEN,
        /** The agent looked for it. */
        SEARCHED,
        /** Nobody knew the caller; the agent wrote a new one. */
        CREATED
    }

    /** How a number outside was dialled. */
    enum Dialled {
        CLICKED,
        BY_HAND
    }

    /** @param afterMs from the answer to the open card; counted once for an agent at a contact */
    void cardOpened(int firmId, long contactId, int agentId, Found how, long afterMs);

    /** A click counts, whatever was said before of the same call. */
    void dialled(int firmId, long contactId, int agentId, Dialled how);
}
