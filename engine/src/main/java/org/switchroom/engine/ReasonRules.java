package org.switchroom.engine;

/**
 * How long a not-ready for one reason may last.
 *
 * @param limitMs 0: as long as it likes
 */
public record ReasonRules(long limitMs, AtEnd atEnd) {
    public static final ReasonRules UNTIMED = new ReasonRules(0, AtEnd.WARN);
}
