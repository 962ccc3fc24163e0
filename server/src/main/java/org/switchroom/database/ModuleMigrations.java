package org.switchroom.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.switchroom.StartupProblem;

/**
 * Brings the schema of every module up to date: each directory under {@code db/migration} is a module, a PostgreSQL schema
 * of that name and a history table of its own, so that modules come and go one by one.
 */
final class ModuleMigrations {
    private static final Pattern MODULE = Pattern.compile("db/migration/([a-z]+)/");

    private ModuleMigrations() {}

    static void run(DataSource database) {
        for (var module : modules()) {
            try {
                Flyway.configure()
                        .dataSource(database)
                        .schemas(module)
                        .table("schema_history")
                        .locations("classpath:db/migration/" + module)
                        .loggers("slf4j")
                        .load()
                        .migrate();
            } catch (FlywayException e) {
                throw new StartupProblem(
                        "the schema " + module + " cannot be brought up to date: " + e.getMessage(), e);
            }
        }
    }

    static SortedSet<String> modules() {
        var modules = new TreeSet<String>();
        try {
            for (var script :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/*/*.sql")) {
                var matcher = MODULE.matcher(script.getURL().getPath());
                if (matcher.find()) {
                    modules.add(matcher.group(1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return modules;
    }
}
