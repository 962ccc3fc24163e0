package org.switchroom.connectors.source;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.switchroom.connectors.CallerKeys;
import org.switchroom.connectors.mapping.Question;
import org.switchroom.connectors.source.SourceSettings.CsvSettings;
import org.switchroom.connectors.source.SourceSettings.LdapSettings;
import org.switchroom.connectors.source.SourceSettings.RestSettings;
import org.switchroom.connectors.source.SourceSettings.SqlSettings;
import org.switchroom.directory.ChangeRefused.FieldProblem;

/** What is wrong with a source's settings, by field. */
public final class SettingsCheck {
    private static final int MOST_QUESTIONS = 5;
    private static final int LONGEST_QUESTION = 4_000;
    private static final int MOST_HEADERS = 10;
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]{1,253}|[0-9A-Fa-f:.]{2,45}");
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}");
    private static final Pattern DATABASE = Pattern.compile("[A-Za-z0-9_$-]{1,63}");
    private static final CallerKeys ANYBODY = new CallerKeys("+4930123456", "030123456", "1", "1");

    private final List<FieldProblem> problems = new ArrayList<>();

    private SettingsCheck() {}

    public static List<FieldProblem> problems(SourceSettings settings) {
        var check = new SettingsCheck();
        switch (settings.kind()) {
            case REST -> check.part(settings.rest(), settings, check::rest);
            case SQL -> check.part(settings.sql(), settings, check::sql);
            case LDAP -> check.part(settings.ldap(), settings, check::ldap);
            case CSV -> check.part(settings.csv(), settings, check::csv);
        }
        return check.problems;
    }

    private interface Check<T> {
        void of(T part, List<Question> questions);
    }

    private <T> void part(@Nullable T part, SourceSettings settings, Check<T> check) {
        if (part == null) {
            var name = settings.kind().name().toLowerCase(Locale.ROOT);
            problems.add(new FieldProblem("settings." + name, "must be there for this kind."));
        } else {
            check.of(part, settings.questions());
        }
    }

    // ---- REST

    private void rest(RestSettings rest, List<Question> questions) {
        if (questions(questions, "settings.rest.urls")) {
            for (int i = 0; i < questions.size(); i++) {
                url(questions.get(i), "settings.rest.urls[" + i + "]");
            }
        }
        boolean named = rest.login() == RestSettings.Login.BASIC || rest.login() == RestSettings.Login.HEADER;
        need(!named || !rest.account().isBlank(), "settings.rest.account", "must not be empty.");
        need(rest.headers().size() <= MOST_HEADERS, "settings.rest.headers", "can be " + MOST_HEADERS + " at most.");
        rest.headers().forEach((name, value) -> header(name, value, "settings.rest.headers"));
        if (rest.login() == RestSettings.Login.HEADER) {
            header(rest.account(), "x", "settings.rest.account");
        }
    }

    private void url(Question question, String field) {
        try {
            var url = URI.create(question.filled(ANYBODY, _ -> "x"));
            boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            need(web && url.getHost() != null, field, "must begin with http:// or https:// and a host.");
            need(url.getUserInfo() == null, field, "must not contain a login.");
            need(!SourceSettings.origin(question.text()).contains("{"), field, "must not name keys in its host.");
        } catch (IllegalArgumentException none) {
            problems.add(new FieldProblem(field, "is no URL."));
        }
    }

    private void header(String name, String value, String field) {
        try {
            HttpRequest.newBuilder().setHeader(name, value);
        } catch (IllegalArgumentException refused) {
            problems.add(new FieldProblem(field, "cannot have a header " + name + " with this value."));
        }
    }

    // ---- databases, directories, files

    private void sql(SqlSettings sql, List<Question> questions) {
        host(sql.host(), sql.port(), "settings.sql");
        need(
                DATABASE.matcher(sql.database()).matches(),
                "settings.sql.database",
                "must have 1 to 63 letters or digits.");
        need(!sql.user().isBlank() && sql.user().length() <= 100, "settings.sql.user", "must not be empty.");
        questions(questions, "settings.sql.queries");
    }

    private void ldap(LdapSettings ldap, List<Question> questions) {
        host(ldap.host(), ldap.port(), "settings.ldap");
        need(
                !ldap.attributes().isEmpty() && ldap.attributes().size() <= 50,
                "settings.ldap.attributes",
                "must be 1 to 50.");
        if (questions(questions, "settings.ldap.filters")) {
            for (int i = 0; i < questions.size(); i++) {
                filter(questions.get(i), "settings.ldap.filters[" + i + "]");
            }
        }
    }

    private void filter(Question question, String field) {
        try {
            Filter.create(question.filled(ANYBODY, Filter::encodeValue));
        } catch (LDAPException wrong) {
            problems.add(new FieldProblem(field, "is no filter like (telephoneNumber={number})."));
        }
    }

    private void csv(CsvSettings csv, List<Question> questions) {
        need(isFileName(csv.file()), "settings.csv.file", "must be the name of a file, without directories.");
        need(csv.separator().length() == 1, "settings.csv.separator", "must be one character.");
        need(
                !questions.isEmpty(),
                "settings.csv.numberColumns",
                "must name a column, or there is nothing to find callers by.");
        need(csv.numberColumns().size() <= 5, "settings.csv.numberColumns", "can be 5 at most.");
    }

    static boolean isFileName(String name) {
        return FILE.matcher(name).matches();
    }

    private void host(String host, int port, String part) {
        need(HOST.matcher(host).matches(), part + ".host", "must be a host's name or address.");
        need(port > 0 && port < 65_536, part + ".port", "must be from 1 to 65535.");
    }

    private boolean questions(List<Question> questions, String field) {
        int before = problems.size();
        need(!questions.isEmpty() && questions.size() <= MOST_QUESTIONS, field, "must be 1 to " + MOST_QUESTIONS + ".");
        for (int i = 0; i < questions.size(); i++) {
            question(questions.get(i), field + "[" + i + "]");
        }
        return problems.size() == before;
    }

    private void question(Question question, String field) {
        try {
            need(!question.keys().isEmpty(), field, "must name what the caller is found by, such as the number.");
            need(
                    question.text().length() <= LONGEST_QUESTION,
                    field,
                    "must have at most " + LONGEST_QUESTION + " characters.");
        } catch (IllegalArgumentException unknown) {
            problems.add(new FieldProblem(
                    field,
                    "names " + unknown.getMessage()
                            + "; there are number, digits, national, customerNumber and orderNumber."));
        }
    }

    private void need(boolean held, String field, String otherwise) {
        if (!held) {
            problems.add(new FieldProblem(field, otherwise));
        }
    }
}
