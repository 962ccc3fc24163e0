package org.switchroom.directory;

import java.time.ZoneId;

/**
 * A firm whose callers are answered here; every row, event, command and query belongs to one.
 *
 * @param country ISO 3166 alpha-2; national numbers are read as of here
 * @param language of announcements and the page unless a user chose another: en, de, da, ro
 * @param zone in which hours are meant and times are shown
 */
public record ClientFirm(int id, String name, String country, String language, ZoneId zone) {}
