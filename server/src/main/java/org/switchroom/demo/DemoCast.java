package org.switchroom.demo;

import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import org.switchroom.directory.ClientFirm;
import org.switchroom.directory.Directory;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.ShortNumber;
import org.switchroom.directory.Trunk;
import org.switchroom.directory.User;

/** Who plays in the demo, once the company is there. */
@Component
@ConditionalOnBooleanProperty("switchroom.demo.enabled")
final class DemoCast {
    /** So many agents are left to whoever watches: Anna, who can be logged in as, and two more. */
    private static final int FREE_AGENTS = 3;

    /** Where the numbers of {@link DemoPeople} are. */
    private static final List<String> OUTSIDE = List.of("+49", "+43", "+45", "+40", "+44", "+1", "+33", "+46");

    private static final int MOST_CALLS_OUT = 10;

    private final Directory directory;
    private final DirectoryEditor editor;

    DemoCast(Directory directory, DirectoryEditor editor) {
        this.directory = directory;
        this.editor = editor;
    }

    /**
     * An agent at a desk phone.
     *
     * @param colleagues their short numbers
     */
    record SimulatedAgent(int agentId, String sipUser, String sipPassword, String loginCode, List<String> colleagues) {
        @Override
        public String toString() {
            return "SimulatedAgent[" + sipUser + "]";
        }
    }

    /** From here on the company's calls go out to the people who are played here, unless its trunk was taken away. */
    void reachableAt(InetSocketAddress phones) {
        var peer = phones.getAddress().getHostAddress() + ":" + phones.getPort();
        var outbound = new Trunk.Outbound(peer, OUTSIDE, "", Trunk.NumberForm.PLUS, MOST_CALLS_OUT, true);
        var firms = company().map(ClientFirm::id).toList();
        directory.trunks().stream()
                .filter(trunk -> firms.contains(trunk.firmId()) && trunk.name().equals(DemoCompany.TRUNK))
                .forEach(trunk -> editor.save(trunk.calling(outbound), null, 0));
    }

    private Stream<ClientFirm> company() {
        return directory.firms().stream().filter(firm -> firm.name().equals(DemoCompany.NAME));
    }

    List<SimulatedAgent> agents() {
        return company()
                .flatMap(firm -> directory.agents(firm.id()).stream())
                .skip(FREE_AGENTS)
                .map(this::atOwnDesk)
                .toList();
    }

    private SimulatedAgent atOwnDesk(User user) {
        var sipUser = "desk-" + user.username();
        return new SimulatedAgent(
                user.id(), sipUser, DemoCompany.deskPhoneSecret(sipUser), user.loginCode(), colleagues(user));
    }

    private List<String> colleagues(User user) {
        return directory.shortNumbers(user.firmId()).stream()
                .filter(one -> one.kind() == ShortNumber.Kind.AGENT && one.targetId() != user.id())
                .map(ShortNumber::number)
                .toList();
    }

    /** Why people call a queue; empty for one that is not of the demo. */
    List<CallReason> reasons(int firmId, int queueId) {
        return directory
                .queue(firmId, queueId)
                .map(queue -> CallReason.of(queue.name()))
                .orElse(List.of());
    }

    /** Numbers that are called, E.164; most calls are for the first. */
    List<String> dialled() {
        return List.of(DemoCompany.NUMBER, DemoCompany.NUMBER, DemoCompany.NUMBER, DemoCompany.GERMAN_NUMBER);
    }

    /** Numbers of customers and employees who call, E.164. */
    List<String> callers() {
        var people = new DemoPeople(InstantSource.system().instant(), List.of());
        return Stream.concat(
                        people.customers().stream().flatMap(customer -> customer.phones().stream()),
                        people.employees().stream().flatMap(employee -> employee.phones().stream()))
                .toList();
    }
}
