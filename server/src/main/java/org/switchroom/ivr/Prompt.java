package org.switchroom.ivr;

/**
 * Something to be spoken: free text in a language, rendered once and cached.
 *
 * @param language en, de, da, ro
 */
public record Prompt(String language, String text) {}
