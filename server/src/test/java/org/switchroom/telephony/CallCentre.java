package org.switchroom.telephony;

import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.switchroom.directory.ClientFirm;
import org.switchroom.directory.DeskPhone;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.InboundNumber;
import org.switchroom.directory.Menu;
import org.switchroom.directory.OpeningHours;
import org.switchroom.directory.OpeningHours.WeeklySpan;
import org.switchroom.directory.Queue;
import org.switchroom.directory.Queue.Distribution;
import org.switchroom.directory.Role;
import org.switchroom.directory.Skill;
import org.switchroom.directory.Trunk;
import org.switchroom.directory.User;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.Command;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.Requirements;
import org.switchroom.engine.Strategy;
import org.switchroom.routing.RoutingDesk;

/** A firm of its own with two agents on desk phones, one queue, and a trunk from loopback; and what the desk says of it. */
final class CallCentre implements AutoCloseable {
    static final String GREETING = "Welcome to Nordwind. Your call may be recorded to improve our service.";
    static final String SECRET = "phone secret";
    private static final AtomicInteger COUNTER = new AtomicInteger();

    /** An agent, the desk phone the agent sits at, and the code dialled there. */
    record Seat(int agentId, int phoneId, String sipUser, String loginCode) {
        String deviceId() {
            return "desk:" + phoneId;
        }
    }

    final int firmId;
    final String number;
    /** Its carrier is at a loopback address of its own: no two trunks may share one. */
    final String trunkAddress;

    final int queueId;
    private final int trunkId;
    final List<Seat> seats = new ArrayList<>();
    private final RoutingDesk desk;
    private final RoutingDesk.Subscription subscription;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final Set<Long> open = ConcurrentHashMap.newKeySet();
    /** Agents of any firm that the routing desk has been told of meanwhile. */
    private final Set<Integer> known = ConcurrentHashMap.newKeySet();

    private final Map<Integer, Event.AgentStateChanged> agents = new ConcurrentHashMap<>();

    /** @param ringTimeoutMs how long a phone rings */
    CallCentre(DirectoryEditor editor, RoutingDesk desk, long ringTimeoutMs) {
        int n = COUNTER.incrementAndGet();
        this.desk = desk;
        subscription = desk.follow(this::observe);
        trunkAddress = "127.0.%d.%d".formatted(1 + n / 250, 1 + n % 250);
        number = "+4940777%04d".formatted(n);
        int[] ids = editor.together(() -> {
            int firm = editor.save(new ClientFirm(0, "Centre " + n, "DE", "en", ZoneId.of("Europe/Berlin")));
            addSeat(editor, firm, "a" + n);
            addSeat(editor, firm, "b" + n);
            var agentIds = seats.stream().map(Seat::agentId).sorted().toList();
            int queue = editor.save(new Queue(0, firm, "Support", ringTimeoutMs, 0, 100, 20, agentIds), 0);
            int hours = editor.save(
                    new OpeningHours(0, firm, "Always", ZoneId.of("Europe/Berlin"), allWeek(), List.of()), 0);
            int menu = editor.save(
                    new Menu(
                            0,
                            firm,
                            "Main",
                            "en",
                            GREETING,
                            "For technical support press one. For billing press two. For anything else press three.",
                            "Closed.",
                            List.of(new Menu.Choice("1", queue)),
                            queue,
                            3,
                            5_000),
                    0);
            editor.save(new InboundNumber(0, firm, number, "Main line", hours, menu), 0);
            int trunk = editor.save(
                    new Trunk(0, firm, "Carrier", Trunk.Kind.IP, List.of(trunkAddress), "DE", "", "", "udp", true),
                    null,
                    0);
            return new int[] {firm, queue, trunk};
        });
        firmId = ids[0];
        queueId = ids[1];
        trunkId = ids[2];
        patience().until(() -> seats.stream().map(Seat::agentId).allMatch(known::contains));
    }

    private void addSeat(DirectoryEditor editor, int firm, String name) {
        addSeat(editor, firm, name, "");
    }

    /** @param fixedContact host:port of a phone that does not register; else empty */
    private void addSeat(DirectoryEditor editor, int firm, String name, String fixedContact) {
        var code = "7" + (100_000 + COUNTER.get() * 10 + seats.size());
        int agent = editor.save(
                new User(0, firm, "centre." + name, "Agent " + name, Set.of(Role.AGENT), "en", code, true),
                "correct horse",
                0);
        int phone = editor.save(new DeskPhone(0, firm, name, "desk-" + name, fixedContact, "udp", true), SECRET, 0);
        seats.add(new Seat(agent, phone, "desk-" + name, code));
    }

    /** A third agent, at a phone that listens there, and from now on the queue rings all. */
    Seat ringAll(DirectoryEditor editor, String fixedContact) {
        addSeat(editor, firmId, "c" + COUNTER.get(), fixedContact);
        var agents = seats.stream().map(Seat::agentId).sorted().toList();
        editor.save(
                new Queue(queueId, firmId, "Support", 10_000, 0, 100, 20, agents)
                        .distributing(Distribution.by(Strategy.RING_ALL)),
                0);
        patience()
                .until(() -> known.containsAll(agents)
                        && events.stream()
                                .anyMatch(event -> event instanceof Event.QueueDefined queue
                                        && queue.rules().strategy() == Strategy.RING_ALL));
        return seats.getLast();
    }

    /** From the next call on, the queue's callers ask for what one agent alone can do. */
    void askForWhatOnlyOneCanDo(DirectoryEditor editor, Seat who) {
        int skill = editor.together(() -> {
            int danish = editor.save(new Skill(0, firmId, "Danish"), 0);
            var level = List.of(new User.SkillLevel(danish, 7));
            var name = "centre." + who.sipUser().substring("desk-".length());
            editor.save(
                    new User(
                            who.agentId(),
                            firmId,
                            name,
                            "Agent",
                            Set.of(Role.AGENT),
                            "en",
                            who.loginCode(),
                            true,
                            level),
                    null,
                    0);
            var agents = seats.stream().map(Seat::agentId).sorted().toList();
            editor.save(
                    new Queue(queueId, firmId, "Support", 10_000, 0, 100, 20, agents)
                            .distributing(new Distribution(
                                    Strategy.LONGEST_IDLE,
                                    0,
                                    0,
                                    Requirements.always(new Requirements.Need(danish, 5)))),
                    0);
            return danish;
        });
        patience()
                .until(() -> events.stream()
                        .anyMatch(event -> event instanceof Event.AgentDefined agent
                                && agent.agentId() == who.agentId()
                                && agent.profile().level(skill) == 7));
    }

    /** From now on numbers in Germany are called by way of the carrier, who listens on that port. */
    void callsOut(DirectoryEditor editor, int carrierPort) {
        callsOut(editor, carrierPort, 2, true);
    }

    /** @param most calls at once */
    void callsOut(DirectoryEditor editor, int carrierPort, int most, boolean recorded) {
        var outbound = new Trunk.Outbound(
                trunkAddress + ":" + carrierPort, List.of("+49"), "", Trunk.NumberForm.NATIONAL, most, recorded);
        editor.save(
                new Trunk(
                        trunkId,
                        firmId,
                        "Carrier",
                        Trunk.Kind.IP,
                        List.of(trunkAddress),
                        "DE",
                        "",
                        "",
                        "udp",
                        true,
                        outbound),
                null,
                0);
    }

    /** From now on emergency calls go out by way of a second carrier first, and nothing else does. */
    TestPhone carriesEmergencies(DirectoryEditor editor, int serverPort) {
        var address = "127.1." + trunkAddress.substring("127.0.".length());
        var carrier = new TestPhone(serverPort, InetAddress.ofLiteral(address));
        var outbound = new Trunk.Outbound(
                        address + ":" + carrier.sip.udpPort(), List.of(), "", Trunk.NumberForm.NATIONAL, 2, false)
                .forEmergencies();
        editor.save(
                new Trunk(0, firmId, "For help", Trunk.Kind.IP, List.of(address), "DE", "", "", "udp", true, outbound),
                null,
                0);
        return carrier;
    }

    /** From now on numbers in Germany are called by way of a carrier at whom the firm registers as {@code line}. */
    TestPhone registersAtCarrier(DirectoryEditor editor, int serverPort) {
        var address = "127.2." + trunkAddress.substring("127.0.".length());
        var carrier = new TestPhone(serverPort, InetAddress.ofLiteral(address)).carrierOf("line", SECRET);
        var registrar = address + ":" + carrier.sip.udpPort();
        var outbound = new Trunk.Outbound("", List.of("+49"), "", Trunk.NumberForm.NATIONAL, 2, false);
        editor.save(
                new Trunk(
                        0,
                        firmId,
                        "Registrar",
                        Trunk.Kind.REGISTERS,
                        List.of(),
                        "DE",
                        registrar,
                        "line",
                        "udp",
                        true,
                        outbound),
                SECRET,
                0);
        return carrier;
    }

    private static List<WeeklySpan> allWeek() {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> new WeeklySpan(day, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT))
                .toList();
    }

    private void observe(LoggedEvent logged) {
        if (logged.event() instanceof Event.AgentDefined agent) {
            known.add(agent.agentId());
        }
        if (logged.firmId() != firmId) {
            return;
        }
        switch (logged.event()) {
            case Event.ContactOpened opened -> open.add(opened.contactId());
            case Event.MessageLeft left -> open.add(left.contactId());
            case Event.CallPlaced placed -> open.add(placed.contactId());
            case Event.ContactEnded ended -> open.remove(ended.contactId());
            case Event.AgentStateChanged change -> agents.put(change.agentId(), change);
            default -> {}
        }
        events.add(logged.event());
    }

    Seat seat(int index) {
        return seats.get(index);
    }

    /** Signs in on the desk phone and is available, for who waits already at once. */
    void available(Seat seat) {
        submit(new Command.SignIn(seat.agentId(), seat.deviceId()));
        submit(new Command.SetAvailable(seat.agentId()));
    }

    List<LoggedEvent> submit(Command command) {
        return desk.submit(firmId, command).join();
    }

    void awaitState(Seat seat, AgentState state) {
        patience().until(() -> state(seat) == state);
    }

    AgentState state(Seat seat) {
        var known = agents.get(seat.agentId());
        return known == null ? AgentState.OFFLINE : known.state();
    }

    String reason(Seat seat) {
        return agents.get(seat.agentId()).reasonCode();
    }

    /** The latest event of that kind, waited for. */
    <E extends Event> E awaitEvent(Class<E> kind) {
        return patience().until(() -> last(kind), found -> found != null);
    }

    <E extends Event> E last(Class<E> kind) {
        return events.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .reduce((_, later) -> later)
                .orElse(null);
    }

    <E extends Event> List<E> all(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    long count(Class<? extends Event> kind) {
        return events.stream().filter(kind::isInstance).count();
    }

    int openContacts() {
        return open.size();
    }

    static org.awaitility.core.ConditionFactory patience() {
        return await().atMost(Duration.ofSeconds(15)).pollInterval(Duration.ofMillis(10));
    }

    @Override
    public void close() {
        subscription.close();
    }
}
