package org.switchroom.crm.written;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.switchroom.crm.CustomField;
import org.switchroom.directory.ChangeRefused;
import org.switchroom.directory.ChangeRefused.FieldProblem;
import org.switchroom.directory.ChangeRefused.Kind;

/**
 * How a file is taken in.
 *
 * @param columns for each column which field of a customer it is, as {@link #FIELDS}, or {@code custom.} and a key; empty: none
 * @param match by what a customer that is there already is found
 * @param existing what is done with one that is found
 * @param missing what is done with one that is not
 */
public record ImportPlan(
        @NotNull @Size(max = CsvReader.MOST_CELLS) List<@NotNull String> columns,
        @NotNull Match match,
        @NotNull Existing existing,
        @NotNull Missing missing) {

    public enum Match {
        CUSTOMER_NUMBER,
        PHONE,
        EMAIL,
        /** All are new. */
        NOTHING
    }

    public enum Existing {
        UPDATE,
        SKIP
    }

    public enum Missing {
        CREATE,
        SKIP
    }

    public static final String CUSTOM = "custom.";

    /** Fields several columns may be: each adds to it. */
    private static final List<String> SEVERAL = List.of("phones", "tags");

    /** How columns are headed, in the page's languages, by field. */
    private static final Map<String, List<String>> FIELDS = Map.ofEntries(
            Map.entry(
                    "customerNumber",
                    List.of(
                            "customernumber",
                            "customerno",
                            "customerid",
                            "number",
                            "id",
                            "externalid",
                            "kundennummer",
                            "kundennr",
                            "kundenr",
                            "kundenummer",
                            "nummer",
                            "numarclient",
                            "nrclient",
                            "codclient")),
            Map.entry("firstName", List.of("firstname", "givenname", "vorname", "fornavn", "prenume")),
            Map.entry(
                    "lastName",
                    List.of(
                            "lastname",
                            "surname",
                            "familyname",
                            "name",
                            "nachname",
                            "familienname",
                            "efternavn",
                            "navn",
                            "nume",
                            "numedefamilie")),
            Map.entry(
                    "company",
                    List.of(
                            "company",
                            "organisation",
                            "organization",
                            "firma",
                            "unternehmen",
                            "virksomhed",
                            "firmanavn",
                            "companie",
                            "societate")),
            Map.entry("email", List.of("email", "mail", "emailaddress", "emailadresse", "epost", "adresaemail")),
            Map.entry(
                    "phones",
                    List.of(
                            "phone",
                            "phones",
                            "telephone",
                            "phonenumber",
                            "mobile",
                            "mobilephone",
                            "cell",
                            "telefon",
                            "telefonnummer",
                            "rufnummer",
                            "handy",
                            "mobil",
                            "mobilnummer",
                            "mobiltelefon",
                            "telefonmobil")),
            Map.entry(
                    "street",
                    List.of(
                            "street",
                            "streetandnumber",
                            "address",
                            "strasse",
                            "strassehausnummer",
                            "adresse",
                            "vej",
                            "gade",
                            "vejognummer",
                            "strada",
                            "stradasinumarul",
                            "adresa")),
            Map.entry(
                    "postcode",
                    List.of(
                            "postcode",
                            "zip",
                            "zipcode",
                            "postalcode",
                            "plz",
                            "postleitzahl",
                            "postnr",
                            "postnummer",
                            "codpostal")),
            Map.entry("city", List.of("city", "town", "stadt", "ort", "by", "oras", "localitate")),
            Map.entry("country", List.of("country", "land", "tara")),
            Map.entry("language", List.of("language", "sprache", "sprog", "limba")),
            Map.entry(
                    "valueClass",
                    List.of("valueclass", "class", "wertklasse", "kundenwert", "vaerdiklasse", "clasadevaloare")),
            Map.entry("tags", List.of("tags", "tag", "labels", "schlagworter", "schlagworte", "maerker", "etichete")));

    /** What the columns most likely are. */
    public static List<String> guessed(List<String> heads, List<CustomField> custom) {
        var taken = new HashSet<String>();
        return heads.stream()
                .map(head -> guess(head, custom))
                .map(field -> field.isEmpty() || SEVERAL.contains(field) || taken.add(field) ? field : "")
                .toList();
    }

    private static String guess(String head, List<CustomField> custom) {
        var plain = plain(head);
        for (var field : custom) {
            if (plain.equals(plain(field.key())) || plain.equals(plain(field.name()))) {
                return CUSTOM + field.key();
            }
        }
        var numbered = plain.replaceFirst("\\d+$", "");
        return FIELDS.entrySet().stream()
                .filter(field -> field.getValue().contains(plain)
                        || (SEVERAL.contains(field.getKey()) && field.getValue().contains(numbered)))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    private static String plain(String head) {
        var apart = Normalizer.normalize(head.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        return apart.replace("ß", "ss").replace("æ", "ae").replace("ø", "o").replaceAll("[^a-z0-9]", "");
    }

    /** @throws ChangeRefused naming what cannot be */
    public void check(int columnsOfFile, List<CustomField> custom) {
        if (columns.size() != columnsOfFile) {
            throw refused("columns", "must be " + columnsOfFile + ", as many as the file has.");
        }
        var taken = new HashSet<String>();
        for (var field : columns) {
            var known = field.isEmpty()
                    || FIELDS.containsKey(field)
                    || custom.stream().anyMatch(one -> field.equals(CUSTOM + one.key()));
            if (!known) {
                throw refused("columns", "name '" + field + "', which is no field.");
            }
            if (!field.isEmpty() && !SEVERAL.contains(field) && !taken.add(field)) {
                throw refused("columns", "name '" + field + "' twice.");
            }
        }
        var needed = switch (match) {
            case CUSTOMER_NUMBER -> "customerNumber";
            case PHONE -> "phones";
            case EMAIL -> "email";
            case NOTHING -> "";
        };
        if (!needed.isEmpty() && !columns.contains(needed)) {
            throw refused("match", "needs a column with it. Choose the column, or find customers by something else.");
        }
        if (columns.stream().allMatch(String::isEmpty)) {
            throw refused("columns", "must name at least one field.");
        }
    }

    private static ChangeRefused refused(String field, String message) {
        return new ChangeRefused(Kind.INVALID, List.of(new FieldProblem(field, message)));
    }
}
