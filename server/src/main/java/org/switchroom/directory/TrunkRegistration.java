package org.switchroom.directory;

/**
 * Whether a trunk is registered at its carrier, so that calls can come in.
 *
 * @param problem why not, as the carrier said or the network; empty while registered or not answered yet
 */
public record TrunkRegistration(boolean registered, String problem) {}
