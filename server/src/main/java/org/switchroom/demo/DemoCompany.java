package org.switchroom.demo;

import java.time.DayOfWeek;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.switchroom.criteria.RuleImport;
import org.switchroom.criteria.RuleImport.NewRule;
import org.switchroom.crm.Dispositions.Disposition;
import org.switchroom.crm.RecordImport;
import org.switchroom.directory.ClientFirm;
import org.switchroom.directory.DeskPhone;
import org.switchroom.directory.Directory;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.DirectoryEditor.ReasonCode;
import org.switchroom.directory.InboundNumber;
import org.switchroom.directory.Menu;
import org.switchroom.directory.OpeningHours;
import org.switchroom.directory.OpeningHours.WeeklySpan;
import org.switchroom.directory.Queue;
import org.switchroom.directory.Role;
import org.switchroom.directory.ShortNumber;
import org.switchroom.directory.Trunk;
import org.switchroom.directory.User;
import org.switchroom.engine.AtEnd;

/**
 * Nordlicht Handel GmbH of Berlin, which sells lamps, and Fjordlys ApS of Copenhagen, a second client firm that must see
 * nothing of it. Made once, in one transaction but for the routing rules, which come after it. The telephone numbers are of ranges kept for films where a country has
 * one.
 */
@Component
@ConditionalOnBooleanProperty("switchroom.demo.enabled")
@Order(0)
public class DemoCompany implements ApplicationRunner {
    public static final String NAME = "Nordlicht Handel GmbH";
    public static final String SECOND_FIRM = "Fjordlys ApS";
    /** Every demo user's. */
    public static final String PASSWORD = "switchroom";

    public static final String AGENT = "anna";
    public static final String SUPERVISOR = "sabine";
    public static final String ADMINISTRATOR = "petra";

    /** Always open, in English. */
    public static final String NUMBER = "+493023125100";
    /** Always open, in German. */
    public static final String GERMAN_NUMBER = "+493023125200";
    /** Never open. */
    public static final String CLOSED_NUMBER = "+493023125300";

    static final String SUPPORT = "Technical support";
    static final String BILLING = "Billing";
    static final String GARDEN = "Garden and outdoor";
    static final String SERVICE = "Customer service";
    /** Leads to a message for {@link #SERVICE}, by the menu. */
    static final String MESSAGE = "5";
    /** To and from the simulated people outside. */
    static final String TRUNK = "This machine";

    public static final String SECOND_FIRM_NUMBER = "+4570100100";

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");

    /** The digest password of a desk phone, for whoever plays one. */
    public static String deskPhoneSecret(String sipUser) {
        return sipUser + "-secret";
    }

    /** Skills 0 to 10. */
    private record Person(String username, String displayName, String language, int repairs, int german, int english) {}

    private static final List<Person> AGENTS = List.of(
            new Person(AGENT, "Anna Berger", "en", 8, 6, 10),
            new Person("jonas", "Jonas Weber", "de", 6, 10, 6),
            new Person("mehmet", "Mehmet Yıldız", "de", 4, 9, 5),
            new Person("ioana", "Ioana Popescu", "ro", 7, 5, 8),
            new Person("frederik", "Frederik Holm", "da", 9, 6, 9),
            new Person("claire", "Claire Whitfield", "en", 0, 3, 10),
            new Person("lukas", "Lukas Brandt", "de", 0, 10, 4),
            new Person("olena", "Olena Kovalenko", "en", 0, 7, 9));

    private final Directory directory;
    private final DirectoryEditor editor;
    private final RecordImport records;
    private final RuleImport rules;

    DemoCompany(Directory directory, DirectoryEditor editor, RecordImport records, RuleImport rules) {
        this.directory = directory;
        this.editor = editor;
        this.records = records;
        this.rules = rules;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        create();
    }

    /** Does nothing when it is there. */
    public void create() {
        if (directory.firms().stream().noneMatch(firm -> firm.name().equals(NAME))) {
            int firm = editor.together(() -> {
                createSecondFirm();
                return createCompany();
            });
            rules.rules(firm, rules(queueId(firm, SUPPORT), queueId(firm, GARDEN)));
        }
    }

    private int createCompany() {
        var firm = editor.save(new ClientFirm(0, NAME, "DE", "en", BERLIN));
        user(firm, ADMINISTRATOR, "Dr. Petra Sommer", "en", Role.ADMINISTRATOR);
        user(firm, SUPERVISOR, "Sabine Krüger", "en", Role.SUPERVISOR);
        var queues = new DemoQueues(editor, firm);
        var agents = IntStream.range(0, AGENTS.size())
                .map(i -> agent(
                        firm,
                        AGENTS.get(i),
                        String.valueOf(1001 + i),
                        queues.skills(
                                AGENTS.get(i).repairs(),
                                AGENTS.get(i).german(),
                                AGENTS.get(i).english())))
                .boxed()
                .toList();
        var support = queues.support(agents.subList(0, 7));
        var billing = queues.billing(agents.subList(4, 8));
        var garden = queues.garden(Stream.concat(agents.subList(0, 2).stream(), agents.subList(3, 8).stream())
                .toList());
        var service = queues.service(
                Stream.concat(agents.subList(0, 2).stream(), agents.subList(5, 8).stream())
                        .toList(),
                agents.subList(2, 5));
        var always = editor.save(new OpeningHours(0, firm, "Round the clock", BERLIN, everyDay(), List.of()), 0);
        var never = editor.save(new OpeningHours(0, firm, "Closed", BERLIN, List.of(), List.of()), 0);
        var choices = choices(support, billing, garden, service);
        var english = editor.save(englishMenu(firm, choices, service), 0);
        var german = editor.save(germanMenu(firm, choices, service), 0);
        shortNumbers(firm, ShortNumber.Kind.AGENT, 201, agents);
        shortNumbers(firm, ShortNumber.Kind.QUEUE, 301, List.of(support, billing, garden, service));
        shortNumbers(firm, ShortNumber.Kind.MENU, 400, List.of(english, german));
        editor.save(new InboundNumber(0, firm, NUMBER, "Main line", always, english), 0);
        editor.save(new InboundNumber(0, firm, GERMAN_NUMBER, "German line", always, german), 0);
        editor.save(new InboundNumber(0, firm, CLOSED_NUMBER, "Example of a closed line", never, english), 0);
        trunks(firm);
        reasonCodes(firm);
        records.dispositions(firm, dispositions());
        var people = new DemoPeople(InstantSource.system().instant(), agents);
        records.customers(firm, people.customers());
        records.employees(firm, people.employees());
        return firm;
    }

    private int agent(int firm, Person person, String loginCode, List<User.SkillLevel> skills) {
        var id = user(firm, person.username(), person.displayName(), person.language(), Role.AGENT, loginCode, skills);
        var sipUser = "desk-" + person.username();
        editor.save(
                new DeskPhone(0, firm, "Desk of " + person.displayName(), sipUser, "", "udp", true),
                deskPhoneSecret(sipUser),
                0);
        return id;
    }

    private int user(int firm, String username, String displayName, String language, Role role) {
        return user(firm, username, displayName, language, role, "", List.of());
    }

    private int user(
            int firm,
            String username,
            String displayName,
            String language,
            Role role,
            String loginCode,
            List<User.SkillLevel> skills) {
        var user = new User(0, firm, username, displayName, Set.of(role), language, loginCode, true, skills);
        return editor.save(user, PASSWORD, 0);
    }

    private static List<WeeklySpan> everyDay() {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> new WeeklySpan(day, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT))
                .toList();
    }

    private static List<Menu.Choice> choices(int support, int billing, int garden, int service) {
        return List.of(
                new Menu.Choice("1", support),
                new Menu.Choice("2", billing),
                new Menu.Choice("3", garden),
                new Menu.Choice("4", service),
                new Menu.Choice(MESSAGE, service, true));
    }

    private void shortNumbers(int firm, ShortNumber.Kind kind, int first, List<Integer> targets) {
        for (int i = 0; i < targets.size(); i++) {
            editor.save(new ShortNumber(0, firm, String.valueOf(first + i), kind, targets.get(i)), 0);
        }
    }

    private int queueId(int firm, String name) {
        return directory.queues(firm).stream()
                .filter(queue -> queue.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    /** Colleagues whose computer is broken come first, and buyers of outdoor lights to those who know them. */
    private static List<NewRule> rules(int support, int garden) {
        return List.of(
                new NewRule(
                        "Colleagues with an open incident", "OPEN_INCIDENT", "IS", List.of("YES"), 0, support, 2, 0),
                new NewRule("Buyers of outdoor lights", "BOUGHT_GROUP", "IS", List.of("Outdoor"), 6, garden, 0, 0),
                new NewRule("Personal manager first", "PERSONAL_MANAGER", "KNOWN", List.of(), 0, 0, 1, 10_000));
    }

    private static Menu englishMenu(int firm, List<Menu.Choice> choices, int otherwise) {
        return new Menu(
                0,
                firm,
                "Main menu",
                "en",
                "Welcome to Nordlicht, the light from the north.",
                "For technical support, press 1. For billing, press 2. For garden and outdoor lights, press 3."
                        + " For anything else, press 4. To leave a message, press 5.",
                "Thank you for calling Nordlicht. We are closed at the moment. Please call again during our opening hours.",
                choices,
                otherwise,
                3,
                5_000);
    }

    private static Menu germanMenu(int firm, List<Menu.Choice> choices, int otherwise) {
        return new Menu(
                0,
                firm,
                "Hauptmenü",
                "de",
                "Willkommen bei Nordlicht, dem Licht aus dem Norden.",
                "Für den technischen Kundendienst drücken Sie die 1. Für Fragen zur Rechnung die 2. Für Licht im Garten"
                        + " die 3. Für alles andere die 4. Wenn Sie eine Nachricht hinterlassen möchten, die 5.",
                "Danke für Ihren Anruf bei Nordlicht. Im Augenblick ist geschlossen. Bitte rufen Sie zu unseren Öffnungszeiten"
                        + " wieder an.",
                choices,
                otherwise,
                3,
                5_000);
    }

    private void trunks(int firm) {
        editor.save(new Trunk(0, firm, TRUNK, Trunk.Kind.IP, List.of("127.0.0.1"), "DE", "", "", "udp", true), null, 0);
        editor.save(
                new Trunk(
                        0,
                        firm,
                        "Carrier by password",
                        Trunk.Kind.DIGEST,
                        List.of(),
                        "DE",
                        "",
                        "nordlicht",
                        "udp",
                        true),
                "nordlicht-secret",
                0);
    }

    private void reasonCodes(int firm) {
        editor.save(new ReasonCode(0, firm, "BREAK", "Break", 15, AtEnd.WARN), 0);
        editor.save(new ReasonCode(0, firm, "LUNCH", "Lunch", 45, AtEnd.WARN), 0);
        editor.save(new ReasonCode(0, firm, "MEETING", "Meeting"), 0);
        editor.save(new ReasonCode(0, firm, "TRAINING", "Training"), 0);
        editor.save(new ReasonCode(0, firm, "DESK_WORK", "Desk work"), 0);
    }

    private static List<Disposition> dispositions() {
        return List.of(
                new Disposition("ORDER_STATUS", "Where is my order"),
                new Disposition("NEW_ORDER", "New order"),
                new Disposition("RETURN", "Return or exchange"),
                new Disposition("INVOICE", "Question about an invoice"),
                new Disposition("PAYMENT", "Payment arranged"),
                new Disposition("FAULT", "Technical fault"),
                new Disposition("INSTALLATION", "Help with installation"),
                new Disposition("COMPLAINT", "Complaint"),
                new Disposition("IT_INCIDENT", "IT incident of an employee"),
                new Disposition("OTHER", "Something else"));
    }

    private void createSecondFirm() {
        var firm = editor.save(new ClientFirm(0, SECOND_FIRM, "DK", "da", COPENHAGEN));
        user(firm, "fjordlys.admin", "Mette Nørgaard", "da", Role.ADMINISTRATOR);
        user(firm, "fjordlys.supervisor", "Søren Kjær", "da", Role.SUPERVISOR);
        var agent = agent(firm, new Person("ida", "Ida Lund", "da", 0, 0, 0), "1001", List.of());
        var queue = editor.save(new Queue(0, firm, "Kundeservice", 20_000, 30_000, 200, 20, List.of(agent)), 0);
        var hours = editor.save(new OpeningHours(0, firm, "Døgnet rundt", COPENHAGEN, everyDay(), List.of()), 0);
        var menu = editor.save(
                new Menu(
                        0,
                        firm,
                        "Hovedmenu",
                        "da",
                        "Velkommen til Fjordlys.",
                        "Tast 1 for kundeservice.",
                        "Vi har lukket.",
                        List.of(new Menu.Choice("1", queue)),
                        queue,
                        3,
                        5_000),
                0);
        editor.save(new InboundNumber(0, firm, SECOND_FIRM_NUMBER, "Hovednummer", hours, menu), 0);
        editor.save(new ReasonCode(0, firm, "PAUSE", "Pause"), 0);
        records.dispositions(firm, List.of(new Disposition("ANDET", "Andet")));
        records.customers(firm, DemoPeople.fewCustomers());
    }
}
