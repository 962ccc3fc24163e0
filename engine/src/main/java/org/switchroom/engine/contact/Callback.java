package org.switchroom.engine.contact;

/**
 * The customer has hung up and is called when the turn comes.
 *
 * @param number E.164
 * @param attempts made so far without reaching anybody
 */
public record Callback(String number, int attempts) {

    Callback after(int made) {
        return new Callback(number, made);
    }
}
