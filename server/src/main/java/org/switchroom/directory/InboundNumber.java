package org.switchroom.directory;

/**
 * A number callers dial.
 *
 * @param e164 unique over all client firms
 * @param hoursId opening hours
 * @param menuId what callers hear first
 */
public record InboundNumber(int id, int firmId, String e164, String label, int hoursId, int menuId) {}
