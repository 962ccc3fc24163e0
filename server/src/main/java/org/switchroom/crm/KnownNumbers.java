package org.switchroom.crm;

import java.util.OptionalLong;

/** Whose a number is that somebody has keyed in on a telephone: digits alone. Blocking. */
public interface KnownNumbers {

    /** @return empty when it is nobody's, or several people's */
    OptionalLong customerNumbered(int firmId, String digits);

    /** @return who has ordered; empty when there is no such order, or several people's have these digits */
    OptionalLong customerOfOrder(int firmId, String digits);
}
