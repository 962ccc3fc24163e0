package org.switchroom;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.exc.MismatchedInputException;

/** A value of a JSON body that can be read but never kept; its message goes on after the field's name. */
public final class UnusableValue extends MismatchedInputException {
    UnusableValue(JsonParser json, String message) {
        super(json, message);
    }
}
