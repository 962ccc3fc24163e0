package org.switchroom.directory;

/**
 * A SIP telephone that an agent may sign in on.
 *
 * @param sipUser its user name at our registrar; unique
 * @param fixedContact host:port when it does not register; empty else
 * @param transport udp or tcp, for a fixed contact
 */
public record DeskPhone(
        int id, int firmId, String label, String sipUser, String fixedContact, String transport, boolean enabled) {}
