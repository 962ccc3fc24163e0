package org.switchroom.directory;

/** What a user may do. A user may have several. */
public enum Role {
    AGENT,
    SUPERVISOR,
    ADMINISTRATOR
}
