package org.switchroom.crm;

import java.time.Instant;

/** What a note said, from when on and by whom. */
public record NoteVersion(int version, String text, String byName, Instant at) {}
