package org.switchroom.directory;

/** Something that agents can do, by its name in the firm: a language, a product, a trade. */
public record Skill(int id, int firmId, String name) {}
