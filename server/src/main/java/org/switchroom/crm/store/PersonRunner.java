package org.switchroom.crm.store;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.switchroom.crm.PersonRequest.Kind;
import org.switchroom.crm.PersonalData;
import org.switchroom.crm.PersonalData.Person;
import org.switchroom.crm.RecordChanged;
import org.switchroom.crm.RecordLimits;
import org.switchroom.directory.ChangeRefused;
import tools.jackson.databind.json.JsonMapper;

/**
 * Does what people in the records ask for, place after place. What an erasure looks for is kept in the request until its end,
 * so that it goes on after the end of this process, and nothing is left out for being gone already elsewhere.
 */
@Component
public class PersonRunner {
    private static final Logger LOG = LoggerFactory.getLogger(PersonRunner.class);
    private static final String JOURNAL =
            "The journal of calls keeps telephone numbers, never names, until it is thinned out;"
                    + " it is read by no page. See docs/adr/0024.";

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final TransactionTemplate reading;
    private final JsonMapper json;
    private final PersonScope scope;
    private final List<PersonalData> places;
    private final ApplicationEventPublisher events;
    private final Trail trail;
    private final Patience patience;
    private final Path directory;
    private final Clerk clerk = new Clerk("person-requests", this::doNext);

    PersonRunner(
            JdbcClient sql,
            PlatformTransactionManager transactions,
            JsonMapper json,
            PersonScope scope,
            List<PersonalData> places,
            ApplicationEventPublisher events,
            Trail trail,
            Patience patience,
            @Value("${switchroom.data-dir:data}") Path dataDir) {
        this.sql = sql;
        this.transaction = new TransactionTemplate(transactions);
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        this.json = json;
        this.scope = scope;
        this.places = places;
        this.events = events;
        this.trail = trail;
        this.patience = patience;
        this.directory = dataDir.toAbsolutePath().normalize().resolve("exports");
    }

    @EventListener(ApplicationReadyEvent.class)
    void started() {
        clerk.start(this::forgetOld);
    }

    @PreDestroy
    void stop() {
        clerk.stop();
    }

    /** There may be something to do. */
    public void look() {
        clerk.look();
    }

    /** @return empty when the file is not there any more */
    public Optional<Path> fileOf(String place) {
        var file = directory.resolve(place).normalize();
        return file.startsWith(directory) && Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }

    private record Job(
            int firmId,
            long id,
            long customerId,
            Kind kind,
            @Nullable String scope,
            Set<String> done,
            int attempts) {}

    private boolean doNext() {
        var job = next();
        job.ifPresent(this::run);
        return job.isPresent();
    }

    private Optional<Job> next() {
        return sql.sql("""
                        select firm_id, id, customer_id, kind, scope, places, attempts from crm.person_requests
                         where state = 'RUNNING' and not_before <= now() order by attempts, id limit 1""")
                .query((row, _) -> new Job(
                        row.getInt(1),
                        row.getLong(2),
                        row.getLong(3),
                        Kind.valueOf(row.getString(4)),
                        row.getString(5),
                        new HashSet<>(List.of((String[]) row.getArray(6).getArray())),
                        row.getInt(7)))
                .optional();
    }

    private void run(Job job) {
        try {
            var person = person(job);
            if (job.kind() == Kind.ACCESS) {
                show(job, person);
            } else {
                erase(job, person);
            }
        } catch (ChangeRefused e) {
            failed(job, String.valueOf(e.getMessage()));
        } catch (IOException | UncheckedIOException e) {
            LOG.error("The request {} broke off", job.id(), e);
            failed(job, "A file could not be read, written or deleted. See whether the disk is in order, then go on.");
        } catch (RuntimeException e) {
            if (Clerk.isPassing(e)) {
                brokenOff(job, e);
                throw e;
            }
            LOG.error("The request {} broke off", job.id(), e);
            failed(job, "The server made a mistake; its log says which. What was done so far stays done.");
        }
    }

    /** The others come before it is tried again, and then it is given more time; the last time it is left to people. */
    private void brokenOff(Job job, RuntimeException why) {
        if (job.attempts() + 1 < RecordLimits.PERSON_ATTEMPTS) {
            sql.sql("""
                            update crm.person_requests set attempts = attempts + 1, not_before = now() + make_interval(secs => ?)
                             where id = ?""").params(Clerk.AGAIN_SECONDS - 1, job.id()).update();
        } else {
            LOG.error("The request {} broke off {} times", job.id(), RecordLimits.PERSON_ATTEMPTS, why);
            failed(
                    job,
                    "The database broke off " + RecordLimits.PERSON_ATTEMPTS
                            + " times: it was away, something else held"
                            + " what is to be erased, or there is so much that it took too long. What was done so far stays"
                            + " done. Go on with it at a quiet hour; the server's log says more.");
        }
    }

    private Person person(Job job) {
        if (job.scope() != null) {
            return json.readValue(job.scope(), Person.class);
        }
        var person = Objects.requireNonNull(reading.execute(_ -> {
            patience.take(job.attempts());
            return scope.of(job.firmId(), job.customerId(), job.kind());
        }));
        if (job.kind() != Kind.ACCESS) {
            sql.sql("update crm.person_requests set scope = ?::jsonb where id = ?")
                    .params(json.writeValueAsString(person), job.id())
                    .update();
        }
        return person;
    }

    private void show(Job job, Person person) throws IOException {
        var name = job.firmId() + "/" + job.id() + ".zip";
        var target = directory.resolve(name);
        Files.createDirectories(target.getParent());
        sql.sql("update crm.person_requests set places = '{}', shown = ? where id = ?")
                .params(person.customers(), job.id())
                .update();
        try (var file = new PersonFile(json, target)) {
            for (var place : places) {
                reading.executeWithoutResult(_ -> {
                    patience.take(job.attempts());
                    try {
                        place.show(person, file);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
                did(job, place);
            }
        } catch (IOException | RuntimeException brokenOff) {
            Files.deleteIfExists(target);
            throw brokenOff;
        }
        sql.sql("update crm.person_requests set state = 'DONE', file = ?, done_at = now() where id = ?")
                .params(name, job.id())
                .update();
    }

    private void erase(Job job, Person person) throws IOException {
        dropExports(person);
        for (var place : places) {
            if (job.done().contains(place.place()) || clerk.isStopped()) {
                continue;
            }
            transaction.executeWithoutResult(_ -> {
                patience.take(job.attempts());
                try {
                    count(job, place.place(), place.erase(person));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                did(job, place);
            });
        }
        if (!clerk.isStopped()) {
            certify(job, person);
            if (!person.numbers().isEmpty()) {
                events.publishEvent(new RecordChanged(job.firmId(), person.numbers()));
            }
        }
    }

    /** What the person was shown before goes too. */
    private void dropExports(Person person) throws IOException {
        var files = sql.sql("""
                        select id, file from crm.person_requests
                         where firm_id = ? and file is not null and (customer_id = any (?) or shown && ?)""")
                .params(person.firmId(), person.customers(), person.customers())
                .query((row, _) -> Map.entry(row.getLong(1), row.getString(2)))
                .list();
        for (var file : files) {
            Files.deleteIfExists(directory.resolve(file.getValue()));
            sql.sql("update crm.person_requests set file = null where id = ?")
                    .param(file.getKey())
                    .update();
        }
    }

    private void did(Job job, PersonalData place) {
        sql.sql("update crm.person_requests set places = places || ? where id = ?")
                .params(place.place(), job.id())
                .update();
    }

    private void count(Job job, String place, Map<String, Long> counts) {
        var found = counts.entrySet().stream()
                .filter(one -> one.getValue() > 0)
                .map(one -> Map.of("place", place, "what", one.getKey(), "count", one.getValue()))
                .toList();
        sql.sql("update crm.person_requests set counts = counts || ?::jsonb where id = ?")
                .params(json.writeValueAsString(found), job.id())
                .update();
    }

    /** Says what was done without a word of who it was; the hash shows that it was not changed afterwards. */
    private void certify(Job job, Person person) {
        transaction.executeWithoutResult(_ -> {
            var facts = sql.sql("""
                            select kind, created_at, created_name, begun_at, begun_name, counts::text from crm.person_requests
                             where id = ?""").param(job.id()).query().singleRow();
            var certificate = new LinkedHashMap<String, Object>();
            certificate.put("request", job.id());
            certificate.put("kind", job.kind());
            certificate.put("registered", String.valueOf(facts.get("created_at")));
            certificate.put("registeredBy", facts.get("created_name"));
            certificate.put("begun", String.valueOf(facts.get("begun_at")));
            certificate.put("begunBy", facts.get("begun_name"));
            certificate.put("finished", Instant.now().toString());
            certificate.put("accounts", person.customerIds().size());
            certificate.put("numbersOfNobodyElse", person.numbers().size());
            certificate.put("contacts", person.contactIds().size());
            certificate.put("places", places.stream().map(PersonalData::place).toList());
            certificate.put("erased", json.readTree(String.valueOf(facts.get("counts"))));
            certificate.put("journal", JOURNAL);
            var text = json.writerWithDefaultPrettyPrinter().writeValueAsString(certificate);
            sql.sql("""
                            update crm.person_requests set state = 'DONE', scope = null, done_at = now(), certificate = ?, hash = ?
                             where id = ?""").params(text, hash(text), job.id()).update();
            trail.tellGone(job.firmId(), 0, List.copyOf(person.customerIds()));
        });
    }

    static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void failed(Job job, String problem) {
        sql.sql("update crm.person_requests set state = 'FAILED', problem = ? where id = ?")
                .params(problem, job.id())
                .update();
    }

    /** Whoever asked has had time to get it. */
    void forgetOld() {
        look(); // at what a stop has left between two attempts
        try {
            var files = sql.sql("""
                            update crm.person_requests set file = null
                             where file is not null and done_at < now() - make_interval(days => ?) returning old.file""")
                    .param(RecordLimits.PERSON_FILE_DAYS)
                    .query(String.class)
                    .list();
            for (var file : files) {
                Files.deleteIfExists(directory.resolve(file));
            }
        } catch (DataAccessException | IOException e) {
            LOG.warn("Files of old requests are deleted later: {}", e.getMessage());
        }
    }
}
