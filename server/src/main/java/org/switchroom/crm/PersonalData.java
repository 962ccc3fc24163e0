package org.switchroom.crm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.Ordered;

/**
 * What a module keeps of people who are customers. Each module that keeps any has this as a bean; who asks for it gets all
 * of it, and who wants to be forgotten is forgotten there.
 */
public interface PersonalData extends Ordered {
    int FIRST = 1;
    int USUAL = 50;
    int LAST = 100;

    /** Which comes before which: what may refuse an erasure is first, by what the rest is found is last. */
    @Override
    default int getOrder() {
        return USUAL;
    }

    /** In the certificate and in the export, such as {@code contact log}. */
    String place();

    /** Contacts that are the person's by their numbers. */
    default Set<Long> contacts(int firmId, Set<String> numbers) {
        return Set.of();
    }

    /** Tells all of it. */
    void show(Person person, Showing to) throws IOException;

    /**
     * Erases it, in a transaction; asked again it does no harm.
     *
     * @return how many rows or files, by what they are; without a word of what was in them
     */
    Map<String, Long> erase(Person person) throws IOException;

    /**
     * @param customerIds the customer's, and of those that went into it
     * @param numbers E.164, those nobody else has too
     * @param contactIds of all contacts that are known to be with the person
     * @param names as they may stand in words: full name, or company when there is none, e-mail; those nobody else has too
     * @param nameless the customer stays, without anything that says who it is; else it goes
     */
    record Person(
            int firmId,
            Set<Long> customerIds,
            Set<String> numbers,
            Set<Long> contactIds,
            Set<String> names,
            boolean nameless) {
        private static final Pattern SIGNS = Pattern.compile("[\\\\.\\[\\]{}()*+?^$|]");
        /** Nothing of a word, or what JSON writes for the end of a line. */
        private static final String BEGINS = "(?:(?<!\\w)|(?<=\\\\[nrt]))";

        private static final String ENDS = "(?!\\w)";

        public Long[] customers() {
            return customerIds.toArray(Long[]::new);
        }

        public Long[] contacts() {
            return contactIds.toArray(Long[]::new);
        }

        public String[] phones() {
            return numbers.toArray(String[]::new);
        }

        /** Patterns for PostgreSQL's {@code ~}: a text that has a number or a name of the person in it, as words of their own. */
        public String[] mentions() {
            return Stream.concat(numbers.stream(), names.stream())
                    .map(text -> BEGINS + SIGNS.matcher(text).replaceAll("\\\\$0") + ENDS)
                    .toArray(String[]::new);
        }
    }

    /** Where it is told to. */
    interface Showing {
        /** @param rows each a JSON object */
        void rows(String name, List<String> rows) throws IOException;

        void file(String name, Path file) throws IOException;
    }
}
