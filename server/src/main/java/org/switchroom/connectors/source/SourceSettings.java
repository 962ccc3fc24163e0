package org.switchroom.connectors.source;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.switchroom.connectors.mapping.Question;

/** Where a source is and what it is asked: of its kind's part, the others are null. The secret is kept elsewhere. */
public record SourceSettings(
        Kind kind,
        @Nullable RestSettings rest,
        @Nullable SqlSettings sql,
        @Nullable LdapSettings ldap,
        @Nullable CsvSettings csv) {

    public enum Kind {
        REST,
        SQL,
        LDAP,
        CSV
    }

    public static SourceSettings of(RestSettings rest) {
        return new SourceSettings(Kind.REST, rest, null, null, null);
    }

    public static SourceSettings of(SqlSettings sql) {
        return new SourceSettings(Kind.SQL, null, sql, null, null);
    }

    public static SourceSettings of(LdapSettings ldap) {
        return new SourceSettings(Kind.LDAP, null, null, ldap, null);
    }

    public static SourceSettings of(CsvSettings csv) {
        return new SourceSettings(Kind.CSV, null, null, null, csv);
    }

    /**
     * @param urls http or https, with keys in braces in path and query
     * @param account user name for BASIC, name of the header for HEADER; else empty
     */
    public record RestSettings(List<String> urls, Map<String, String> headers, Login login, String account) {
        public RestSettings {
            urls = List.copyOf(urls);
            headers = Map.copyOf(headers);
        }

        public enum Login {
            NONE,
            BASIC,
            BEARER,
            HEADER
        }
    }

    /** @param queries with keys after a colon */
    public record SqlSettings(
            Product product, String host, int port, String database, boolean tls, String user, List<String> queries) {
        public SqlSettings {
            queries = List.copyOf(queries);
        }

        public enum Product {
            POSTGRESQL,
            MARIADB
        }
    }

    /**
     * @param user distinguished name to bind with; empty: anonymously
     * @param filters RFC 4515, with keys in braces
     * @param attributes that are read
     */
    public record LdapSettings(
            String host,
            int port,
            boolean tls,
            String user,
            String base,
            List<String> filters,
            List<String> attributes) {
        public LdapSettings {
            filters = List.copyOf(filters);
            attributes = List.copyOf(attributes);
        }
    }

    /**
     * @param file name in the firm's directory of files
     * @param numberColumns columns with telephone numbers in any writing
     * @param customerColumn column with customer numbers; empty: none
     * @param orderColumn column with order numbers; empty: none
     */
    public record CsvSettings(
            String file, String separator, List<String> numberColumns, String customerColumn, String orderColumn) {
        public CsvSettings {
            numberColumns = List.copyOf(numberColumns);
        }
    }

    public RestSettings restPart() {
        return Objects.requireNonNull(rest);
    }

    public SqlSettings sqlPart() {
        return Objects.requireNonNull(sql);
    }

    public LdapSettings ldapPart() {
        return Objects.requireNonNull(ldap);
    }

    public CsvSettings csvPart() {
        return Objects.requireNonNull(csv);
    }

    /** The most precise first. */
    public List<Question> questions() {
        return switch (kind) {
            case REST -> in(Question.Form.BRACES, restPart().urls());
            case SQL -> in(Question.Form.COLON, sqlPart().queries());
            case LDAP -> in(Question.Form.BRACES, ldapPart().filters());
            case CSV -> in(Question.Form.BRACES, CsvQuestions.of(csvPart()));
        };
    }

    private static List<Question> in(Question.Form form, List<String> texts) {
        return texts.stream().map(text -> new Question(text, form)).toList();
    }

    /** Whether it is of a kind that logs in. */
    public boolean needsSecret() {
        return switch (kind) {
            case REST -> restPart().login() != RestSettings.Login.NONE;
            case SQL -> true;
            case LDAP -> !ldapPart().user().isEmpty();
            case CSV -> false;
        };
    }

    /** To whom the secret is shown: whoever changes that must know the secret. */
    public List<String> place() {
        return switch (kind) {
            case REST -> restPlace(restPart());
            case SQL -> {
                var sql = sqlPart();
                yield List.of(sql.product().name(), sql.host(), sql.port() + "", sql.tls() + "", sql.user());
            }
            case LDAP -> {
                var ldap = ldapPart();
                yield List.of("LDAP", ldap.host(), ldap.port() + "", ldap.tls() + "", ldap.user());
            }
            case CSV -> List.of();
        };
    }

    private static List<String> restPlace(RestSettings rest) {
        var origins =
                rest.urls().stream().map(SourceSettings::origin).distinct().sorted();
        return Stream.concat(Stream.of(rest.login().name(), rest.account()), origins)
                .toList();
    }

    /** Scheme, host and port of a URL. */
    static String origin(String url) {
        return url.replaceFirst("^([a-z]+://[^/?#]*)(?s:.*)$", "$1").toLowerCase(Locale.ROOT);
    }
}
