package org.switchroom.pop;

/**
 * By what a caller has been found before anybody answered.
 *
 * @param digits as they were keyed in
 */
public record FoundBy(AskedNumbers.Meaning meaning, String digits) {}
