package org.switchroom.directory;

/**
 * What is dialled inside a firm for a colleague, a queue or a menu.
 *
 * @param number 2 to 6 digits, one meaning in the firm
 * @param targetId of the user, queue or menu
 */
public record ShortNumber(int id, int firmId, String number, Kind kind, int targetId) {

    public enum Kind {
        AGENT,
        QUEUE,
        MENU
    }

    public boolean leadsTo(Kind what, int id) {
        return kind == what && targetId == id;
    }
}
