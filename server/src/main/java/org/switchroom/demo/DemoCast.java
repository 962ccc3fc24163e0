package org.switchroom.demo;

import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import org.switchroom.directory.Directory;
import org.switchroom.directory.User;

/** Who plays in the demo, once the company is there. */
@Component
@ConditionalOnBooleanProperty("switchroom.demo.enabled")
final class DemoCast {
    /** So many agents are left to whoever watches: Anna, who can be logged in as, and two more. */
    private static final int FREE_AGENTS = 3;

    private final Directory directory;

    DemoCast(Directory directory) {
        this.directory = directory;
    }

    /** An agent at a desk phone. */
    record SimulatedAgent(int agentId, String sipUser, String sipPassword, String loginCode) {
        @Override
        public String toString() {
            return "SimulatedAgent[" + sipUser + "]";
        }
    }

    List<SimulatedAgent> agents() {
        return directory.firms().stream()
                .filter(firm -> firm.name().equals(DemoCompany.NAME))
                .flatMap(firm -> directory.agents(firm.id()).stream())
                .skip(FREE_AGENTS)
                .map(DemoCast::atOwnDesk)
                .toList();
    }

    private static SimulatedAgent atOwnDesk(User user) {
        var sipUser = "desk-" + user.username();
        return new SimulatedAgent(user.id(), sipUser, DemoCompany.deskPhoneSecret(sipUser), user.loginCode());
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
