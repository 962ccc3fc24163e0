package org.switchroom.directory;

import java.util.List;

/** A change that is not made, and why, in words for the person who asked for it. */
public final class ChangeRefused extends RuntimeException {

    public enum Kind {
        /** No such thing, or another firm's. */
        NOT_FOUND,
        /** A value that cannot be. */
        INVALID,
        /** In use, or there already. */
        CONFLICT
    }

    /** What is wrong with one field of what was sent; {@code field} is empty when it is about the whole. */
    public record FieldProblem(String field, String message) {}

    private final Kind kind;
    private final List<FieldProblem> problems;

    public ChangeRefused(Kind kind, String message) {
        this(kind, List.of(new FieldProblem("", message)));
    }

    public ChangeRefused(Kind kind, List<FieldProblem> problems) {
        super(String.join(
                " ",
                problems.stream()
                        .map(p -> p.field().isEmpty() ? p.message() : p.field() + " " + p.message())
                        .toList()));
        this.kind = kind;
        this.problems = List.copyOf(problems);
    }

    public Kind kind() {
        return kind;
    }

    public List<FieldProblem> problems() {
        return problems;
    }
}
