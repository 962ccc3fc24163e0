package org.switchroom.pop;

/** A part of the card, in the order in which a scenario wants them. One that has nothing to show is left out. */
public enum CardSection {
    PERSONAL,
    LAST_ORDER,
    /** All orders; without the last one when {@link #LAST_ORDER} is on the card too. */
    ORDERS,
    INCIDENTS,
    NOTES,
    /** Earlier contacts. */
    CONTACTS,
    /** What the company's own databases say. */
    FOREIGN,
    /** The form for somebody not known, with the number filled in. */
    NEW_CUSTOMER
}
