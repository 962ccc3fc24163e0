package org.switchroom.connectors.source;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.switchroom.connectors.mapping.Entry;
import org.switchroom.connectors.mapping.Entry.Field;
import org.switchroom.connectors.mapping.Template;
import org.switchroom.connectors.source.SourceSettings.Kind;
import org.switchroom.connectors.source.WriteBack.CsvWriting;
import org.switchroom.connectors.source.WriteBack.RestWriting;
import org.switchroom.directory.ChangeRefused.FieldProblem;
import tools.jackson.core.JacksonException;

/** What is wrong with how a connector writes, by field. */
public final class WriteBackCheck {
    private static final int LONGEST = 4_000;
    private static final int MOST_COLUMNS = 40;
    private static final Pattern STATEMENT = Pattern.compile("(?is)\\s*(insert|update)\\s.*");
    private static final Entry EXAMPLE = Entry.example(Instant.EPOCH);

    private final List<FieldProblem> problems = new ArrayList<>();

    private WriteBackCheck() {}

    /** @param settings which are in order */
    public static List<FieldProblem> problems(SourceSettings settings, @Nullable WriteBack writeBack) {
        var check = new WriteBackCheck();
        if (writeBack != null) {
            check.of(settings, writeBack);
        }
        return check.problems;
    }

    private void of(SourceSettings settings, WriteBack writeBack) {
        need(
                writeBack.timeMs() >= 100 && writeBack.timeMs() <= 10_000,
                "writeBack.timeMs",
                "must be from 100 to 10000.");
        var part = switch (settings.kind()) {
            case REST -> writeBack.rest();
            case SQL -> writeBack.sql();
            case CSV -> writeBack.csv();
            case LDAP -> null;
        };
        if (settings.kind() == Kind.LDAP) {
            problems.add(new FieldProblem("writeBack", "cannot be: LDAP directories are read only here."));
        } else if (part == null) {
            var name = settings.kind().name().toLowerCase(Locale.ROOT);
            problems.add(new FieldProblem("writeBack." + name, "must be there for this kind."));
        } else {
            switch (settings.kind()) {
                case REST -> rest(writeBack.restPart(), settings);
                case SQL -> statement(writeBack.sqlPart().statement());
                case CSV -> csv(writeBack.csvPart(), settings);
                case LDAP -> {}
            }
        }
    }

    private void rest(RestWriting rest, SourceSettings settings) {
        if (named(rest.url(), Template::fields, "writeBack.rest.url")) {
            url(rest.url(), settings);
        }
        if (named(rest.body(), Template::fields, "writeBack.rest.body")) {
            try {
                new Template(rest.body()).filledJson(EXAMPLE);
            } catch (JacksonException none) {
                problems.add(new FieldProblem("writeBack.rest.body", "is no JSON: " + none.getOriginalMessage()));
            }
        }
    }

    /** The login goes along, and must go nowhere but where it was entered for. */
    private void url(String url, SourceSettings settings) {
        try {
            URI.create(new Template(url).filled(EXAMPLE, _ -> "x"));
            need(
                    settings.restPart().urls().stream()
                            .anyMatch(asked -> SourceSettings.origin(asked).equals(SourceSettings.origin(url))),
                    "writeBack.rest.url",
                    "must lead to the host that is asked, by the same port.");
        } catch (IllegalArgumentException none) {
            problems.add(new FieldProblem("writeBack.rest.url", "is no URL."));
        }
    }

    private void statement(String statement) {
        var field = "writeBack.sql.statement";
        if (named(statement, Template::parameters, field)) {
            need(STATEMENT.matcher(statement).matches(), field, "must begin with insert or update.");
            need(!statement.contains(";"), field, "must be one statement, without a semicolon.");
            need(!new Template(statement).parameters().isEmpty(), field, "must name values, such as :note.");
        }
    }

    private void csv(CsvWriting csv, SourceSettings settings) {
        need(
                SettingsCheck.isFileName(csv.file()),
                "writeBack.csv.file",
                "must be the name of a file, without directories.");
        need(
                !csv.file().equals(settings.csvPart().file()),
                "writeBack.csv.file",
                "must be another file than the one that is asked.");
        need(
                !csv.columns().isEmpty() && csv.columns().size() <= MOST_COLUMNS,
                "writeBack.csv.columns",
                "must be 1 to " + MOST_COLUMNS + ".");
        for (int i = 0; i < csv.columns().size(); i++) {
            var at = "writeBack.csv.columns[" + i + "]";
            var name = csv.columns().get(i).name();
            need(!name.isBlank() && name.length() <= 100, at + ".name", "must have 1 to 100 characters.");
            named(csv.columns().get(i).value(), Template::fields, at + ".value");
        }
    }

    private boolean named(String text, Consumer<Template> names, String field) {
        int before = problems.size();
        need(!text.isBlank() && text.length() <= LONGEST, field, "must have 1 to " + LONGEST + " characters.");
        try {
            names.accept(new Template(text));
        } catch (IllegalArgumentException unknown) {
            problems.add(new FieldProblem(field, "names " + unknown.getMessage() + "; there are " + NAMES + "."));
        }
        return problems.size() == before;
    }

    private static final String NAMES =
            Arrays.stream(Field.values()).map(Field::inTemplates).collect(Collectors.joining(", "));

    private void need(boolean held, String field, String otherwise) {
        if (!held) {
            problems.add(new FieldProblem(field, otherwise));
        }
    }
}
