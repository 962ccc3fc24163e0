package org.switchroom.directory;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.util.StringUtils;

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
    public record FieldProblem(String field, String message) {
        private static final Pattern LIST_POSITION = Pattern.compile("\\[\\d*]");
        private static final Pattern WORD_BEGINS = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

        /** All of it for people: {@code agentIds} and "must not be empty." is "Agents must not be empty." */
        public String sentence() {
            return field.isEmpty() ? message : StringUtils.capitalize(words()) + " " + message;
        }

        private String words() {
            var name = LIST_POSITION
                    .matcher(field.substring(field.lastIndexOf('.') + 1))
                    .replaceAll("");
            var plain = name.replaceFirst("Ids$", "s")
                    .replaceFirst("Id$", "")
                    .replaceFirst("Ms$", "InMilliseconds")
                    .replaceFirst("Seconds$", "InSeconds");
            return WORD_BEGINS.matcher(plain).replaceAll(" ").toLowerCase(Locale.ROOT);
        }
    }

    private final Kind kind;
    private final List<FieldProblem> problems;

    public ChangeRefused(Kind kind, String message) {
        this(kind, List.of(new FieldProblem("", message)));
    }

    public ChangeRefused(Kind kind, List<FieldProblem> problems) {
        super(String.join(" ", problems.stream().map(FieldProblem::sentence).toList()));
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
