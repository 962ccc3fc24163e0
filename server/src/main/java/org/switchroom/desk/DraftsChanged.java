package org.switchroom.desk;

/**
 * Spring application event: of what was typed during a contact something is otherwise. Listeners hand over and return.
 *
 * @param ownerId whose it is, or was
 * @param byUserId whose doing it is
 */
public record DraftsChanged(int firmId, long contactId, int ownerId, int byUserId) {}
