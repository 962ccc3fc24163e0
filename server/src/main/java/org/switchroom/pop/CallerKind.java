package org.switchroom.pop;

/** Who a caller is as far as is known. */
public enum CallerKind {
    CUSTOMER,
    /** The number is several people's, and nobody has said which of them calls. */
    SEVERAL,
    EMPLOYEE,
    UNKNOWN,
    /** Not known, and without a number. */
    WITHHELD
}
