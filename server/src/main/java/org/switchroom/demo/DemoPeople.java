package org.switchroom.demo;

import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.switchroom.crm.RecordImport.NewCustomer;
import org.switchroom.crm.RecordImport.NewEmployee;
import org.switchroom.crm.RecordImport.NewIncident;
import org.switchroom.crm.RecordImport.NewLine;
import org.switchroom.crm.RecordImport.NewOrder;

/** The people who call Nordlicht: the same ones every time, their orders and incidents counted back from a given day. */
final class DemoPeople {
    private static final int CUSTOMERS = 200;
    private static final int EMPLOYEES = 20;

    /**
     * Where a customer lives.
     *
     * @param number an E.164 pattern, filled from {@code firstNumber} on
     */
    private record Place(
            String country,
            String language,
            String currency,
            String number,
            int firstNumber,
            List<Town> towns,
            List<String> streets,
            List<String> firstNames,
            List<String> lastNames) {}

    private record Town(String postcode, String name) {}

    private static Town town(String postcode, String name) {
        return new Town(postcode, name);
    }

    private record Item(String name, String group, long priceMinor) {}

    // Numbers kept for films: Germany 030 23125 and 089 99998 (Bundesnetzagentur), Great Britain 020 7946 0 and
    // 0161 496 0 (Ofcom), USA 555-01 (NANPA), France 01 99 00 (Arcep), Sweden 08-465 004 (PTS).
    private static final List<Place> PLACES = List.of(
            new Place(
                    "DE",
                    "de",
                    "EUR",
                    "+493023125%03d",
                    400,
                    List.of(
                            town("10115", "Berlin"),
                            town("10999", "Berlin"),
                            town("12043", "Berlin"),
                            town("13353", "Berlin")),
                    List.of("Invalidenstraße", "Oranienstraße", "Karl-Marx-Straße", "Müllerstraße"),
                    List.of("Hannah", "Paul", "Emilia", "Felix", "Greta", "Matthias", "Ayşe", "Klaus"),
                    List.of("Schneider", "Fischer", "Wagner", "Hoffmann", "Öztürk", "Richter", "Vogel", "Lindner")),
            new Place(
                    "DE",
                    "de",
                    "EUR",
                    "+498999998%03d",
                    100,
                    List.of(town("80331", "München"), town("80799", "München"), town("81541", "München")),
                    List.of("Sendlinger Straße", "Türkenstraße", "Tegernseer Landstraße"),
                    List.of("Theresa", "Maximilian", "Franziska", "Korbinian", "Leopold"),
                    List.of("Huber", "Maier", "Gruber", "Bauer", "Pichler")),
            new Place(
                    "AT",
                    "de",
                    "EUR",
                    "+4318900%03d",
                    100,
                    List.of(town("1010", "Wien"), town("1070", "Wien"), town("5020", "Salzburg"), town("8010", "Graz")),
                    List.of("Neubaugasse", "Mariahilfer Straße", "Linzer Gasse", "Herrengasse"),
                    List.of("Katharina", "Florian", "Magdalena", "Sebastian"),
                    List.of("Steiner", "Moser", "Haas", "Winkler", "Egger")),
            new Place(
                    "DK",
                    "da",
                    "DKK",
                    "+4570100%03d",
                    200,
                    List.of(town("2100", "København Ø"), town("8000", "Aarhus C"), town("5000", "Odense C")),
                    List.of("Østerbrogade", "Vestergade", "Nørregade"),
                    List.of("Freja", "Magnus", "Astrid", "Emil", "Søren"),
                    List.of("Jensen", "Nielsen", "Østergaard", "Møller", "Kjær")),
            new Place(
                    "RO",
                    "ro",
                    "RON",
                    "+40215550%03d",
                    100,
                    List.of(town("010071", "București"), town("020021", "București"), town("030167", "București")),
                    List.of("Calea Victoriei", "Strada Lipscani", "Bulevardul Unirii"),
                    List.of("Andrei", "Elena", "Mihai", "Ștefania", "Radu"),
                    List.of("Ionescu", "Dumitru", "Stănescu", "Munteanu", "Țurcanu")),
            new Place(
                    "GB",
                    "en",
                    "GBP",
                    "+442079460%03d",
                    100,
                    List.of(town("EC1A 1BB", "London"), town("N1 9GU", "London"), town("SE1 7PB", "London")),
                    List.of("Farringdon Road", "Upper Street", "Lambeth Palace Road"),
                    List.of("Oliver", "Charlotte", "Harriet", "George", "Priya"),
                    List.of("Taylor", "Davies", "Patel", "Robinson", "O'Connor")),
            new Place(
                    "GB",
                    "en",
                    "GBP",
                    "+441614960%03d",
                    100,
                    List.of(town("M1 2HX", "Manchester"), town("M4 1PW", "Manchester")),
                    List.of("Oldham Street", "Piccadilly"),
                    List.of("Amelia", "Jack", "Imogen", "Callum"),
                    List.of("Hughes", "Ashworth", "Walker", "Khan")),
            new Place(
                    "US",
                    "en",
                    "USD",
                    "+12125550%03d",
                    100,
                    List.of(town("10001", "New York"), town("10025", "New York")),
                    List.of("West 34th Street", "Amsterdam Avenue"),
                    List.of("Madison", "Ethan", "Sofia", "Jayden"),
                    List.of("Johnson", "Garcia", "Miller", "Washington")),
            new Place(
                    "FR",
                    "en",
                    "EUR",
                    "+33199000%03d",
                    100,
                    List.of(town("75011", "Paris"), town("69002", "Lyon")),
                    List.of("rue Oberkampf", "rue de la République"),
                    List.of("Camille", "Julien", "Élodie"),
                    List.of("Moreau", "Lefèvre", "Girard")),
            new Place(
                    "SE",
                    "en",
                    "SEK",
                    "+468465004%02d",
                    0,
                    List.of(town("111 22", "Stockholm"), town("118 20", "Stockholm")),
                    List.of("Drottninggatan", "Götgatan"),
                    List.of("Linnéa", "Oskar", "Maja"),
                    List.of("Andersson", "Lindqvist", "Åkesson")));

    private static final List<Item> ITEMS = List.of(
            new Item("Desk lamp Polaris", "Lamps", 8_900),
            new Item("Floor lamp Aurora", "Lamps", 24_900),
            new Item("Pendant lamp Fjell", "Lamps", 17_900),
            new Item("Wall lamp Skagen", "Lamps", 6_450),
            new Item("Garden light Solstice, set of 4", "Outdoor", 11_900),
            new Item("LED bulb E27 warm white", "Light sources", 790),
            new Item("LED strip 5 m", "Light sources", 3_490),
            new Item("Dimmer, wireless", "Controls", 4_250),
            new Item("Reading lamp Hygge", "Lamps", 7_800),
            new Item("Bathroom light Mist", "Bathroom", 9_950));

    /** A customer of Nordlicht has it too. */
    private static final String SHARED_NUMBER = "+493023125400";

    private static final List<String> RECENT_STATES = List.of("Shipped", "In preparation");
    private static final List<String> DEPARTMENTS =
            List.of("Purchasing", "Warehouse", "Accounts", "Marketing", "Human resources");
    private static final List<String> LOCATIONS = List.of("Berlin, head office", "Hamburg, warehouse", "at home");
    private static final List<String> PRIORITIES = List.of("Low", "Medium", "Medium", "High");
    private static final List<String> INCIDENTS = List.of(
            "Laptop does not start after the update",
            "No access to the shared drive",
            "Password of the merchandise system expired",
            "Headset is not recognised",
            "Printer in the warehouse jams",
            "VPN breaks off every few minutes",
            "Second monitor stays dark",
            "Mailbox is full");
    private static final List<String> ORDER_STATES = List.of("Delivered", "Delivered", "Delivered", "Returned");
    private static final List<String> COMPANIES =
            List.of("Studio Lichtblick", "Café Morgenstern", "Hotel am Park", "Praxis Dr. Wolff", "Northern Homes Ltd");

    private final Random random = new Random(20_260_101);
    private final Instant today;
    private final List<Integer> managers;

    /** @param managers users who look after the best customers */
    DemoPeople(Instant today, List<Integer> managers) {
        this.today = today;
        this.managers = List.copyOf(managers);
    }

    List<NewCustomer> customers() {
        return IntStream.range(0, CUSTOMERS).mapToObj(this::customer).toList();
    }

    private NewCustomer customer(int index) {
        var place = PLACES.get(index % PLACES.size());
        var first = pick(place.firstNames());
        var last = pick(place.lastNames());
        var town = pick(place.towns());
        var company = random.nextInt(6) == 0 ? pick(COMPANIES) : "";
        var phones = phones(place, index / PLACES.size());
        var street = pick(place.streets()) + " " + (1 + random.nextInt(120));
        var orders = orders(index, place.currency());
        var valueClass = valueClass(orders.size());
        return new NewCustomer(
                "NL-" + (10_001 + index),
                first,
                last,
                company,
                mailbox(first, last) + "@example.com",
                phones,
                street,
                town.postcode(),
                town.name(),
                place.country(),
                place.language(),
                valueClass,
                managerOf(index, valueClass),
                orders);
    }

    private @Nullable Integer managerOf(int index, String valueClass) {
        return valueClass.equals("A") && !managers.isEmpty() ? managers.get(index % managers.size()) : null;
    }

    private static String valueClass(int orders) {
        if (orders > 5) {
            return "A";
        }
        return orders > 2 ? "B" : "C";
    }

    /** Some have a second one. */
    private List<String> phones(Place place, int index) {
        var first = place.number().formatted(place.firstNumber() + index);
        return random.nextInt(4) == 0
                ? List.of(first, place.number().formatted(place.firstNumber() + 50 + index))
                : List.of(first);
    }

    private List<NewOrder> orders(int customer, String currency) {
        var orders = new ArrayList<NewOrder>();
        var count = random.nextInt(9);
        for (var i = 0; i < count; i++) {
            var daysAgo = 1 + random.nextInt(900);
            var recent = daysAgo < 10;
            orders.add(new NewOrder(
                    "A-%05d".formatted(50_000 + customer * 10 + i),
                    today.minus(Duration.ofDays(daysAgo)).minusSeconds(random.nextInt(36_000)),
                    recent ? pick(RECENT_STATES) : pick(ORDER_STATES),
                    currency,
                    lines()));
        }
        return orders;
    }

    private List<NewLine> lines() {
        return IntStream.rangeClosed(1, 1 + random.nextInt(3))
                .mapToObj(_ -> pick(ITEMS))
                .distinct()
                .map(item -> new NewLine(1 + random.nextInt(3), item.name(), item.group(), item.priceMinor()))
                .toList();
    }

    List<NewEmployee> employees() {
        return IntStream.range(0, EMPLOYEES).mapToObj(this::employee).toList();
    }

    private NewEmployee employee(int index) {
        var home = PLACES.getFirst();
        var first = pick(home.firstNames());
        var last = pick(home.lastNames());
        return new NewEmployee(
                "E-%03d".formatted(101 + index),
                first,
                last,
                pick(DEPARTMENTS),
                pick(LOCATIONS),
                mailbox(first, last) + "@nordlicht.example",
                List.of("+493023125%03d".formatted(900 + index)),
                incidents(index));
    }

    private List<NewIncident> incidents(int employee) {
        return IntStream.range(0, 1 + random.nextInt(4))
                .mapToObj(i -> {
                    var daysAgo = 1 + random.nextInt(120);
                    return new NewIncident(
                            "INC-%05d".formatted(7_000 + employee * 10 + i),
                            today.minus(Duration.ofDays(daysAgo)),
                            daysAgo < 14 ? "Open" : "Resolved",
                            pick(PRIORITIES),
                            pick(INCIDENTS));
                })
                .toList();
    }

    /** Of the second firm, on numbers some of which also call Nordlicht. */
    static List<NewCustomer> fewCustomers() {
        return List.of(
                new NewCustomer(
                        "F-1",
                        "Astrid",
                        "Bech",
                        "",
                        "astrid.bech@example.com",
                        List.of("+4570100901"),
                        "Strandvejen 7",
                        "2900",
                        "Hellerup",
                        "DK",
                        "da",
                        List.of()),
                new NewCustomer(
                        "F-2",
                        "Holger",
                        "Schneider",
                        "",
                        "holger.schneider@example.com",
                        List.of(SHARED_NUMBER),
                        "Bredgade 12",
                        "1260",
                        "København K",
                        "DK",
                        "da",
                        List.of()));
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static String mailbox(String first, String last) {
        return Normalizer.normalize(first + "." + last, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replace("ø", "oe")
                .replace("æ", "ae")
                .replace("ß", "ss")
                .replace("ı", "i")
                .replaceAll("[^a-z.]", "");
    }
}
