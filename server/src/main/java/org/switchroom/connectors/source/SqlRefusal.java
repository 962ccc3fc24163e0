package org.switchroom.connectors.source;

import java.sql.SQLException;
import java.util.Set;

/** What a database says when it does not do what it was told. */
record SqlRefusal(SQLException refused) {
    /** Of an SQLSTATE: numbers of columns, data, constraints and statements that are wrong stay wrong. */
    private static final Set<String> LASTING = Set.of("21", "22", "23", "42");

    /** MariaDB's numbers for data that is wrong where its SQLSTATE does not say so: cut off, without a default. */
    private static final Set<Integer> LASTING_AT_MARIADB = Set.of(1265, 1364);

    /** MariaDB's numbers for what it has 42 for though it may pass: no database (yet), too many connections or statements. */
    private static final Set<Integer> PASSING_AT_MARIADB = Set.of(1044, 1049, 1203, 1226);

    /** Why it could not be reached is below what the pool says. MariaDB's driver begins with the number of its connection. */
    String words() {
        Throwable cause = refused;
        while (cause.getCause() instanceof SQLException deeper) {
            cause = deeper;
        }
        var first = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        return "The database says: " + first.replaceFirst("^\\(conn=\\d+\\) ", "");
    }

    /** Whether the same would be refused again. PostgreSQL has no numbers. */
    boolean lasting() {
        var state = String.valueOf(refused.getSQLState());
        int number = refused.getErrorCode();
        if (LASTING_AT_MARIADB.contains(number)) {
            return true;
        }
        return !PASSING_AT_MARIADB.contains(number) && state.length() == 5 && LASTING.contains(state.substring(0, 2));
    }
}
