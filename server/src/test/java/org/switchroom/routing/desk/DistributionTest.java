package org.switchroom.routing.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.switchroom.AsAdministrator;
import org.switchroom.ServerTest;
import org.switchroom.TestClient;
import org.switchroom.directory.DirectoryBody;
import org.switchroom.directory.Queue;
import org.switchroom.directory.Role;
import org.switchroom.directory.TestFirm;
import org.switchroom.directory.User;
import org.switchroom.engine.CentreView.ContactStatus;
import org.switchroom.engine.Command;
import org.switchroom.engine.EndedBy;
import org.switchroom.engine.Service;
import org.switchroom.engine.Skill;
import org.switchroom.engine.Strategy;
import org.switchroom.routing.TestCalls;

/** What the administrator changes about a queue decides who is offered the next call. */
@ServerTest
class DistributionTest extends AsAdministrator {
    @Autowired
    EngineDesk desk;

    TestCalls calls;
    int first;
    int second;

    /** Both are available, the first one for longer. */
    @BeforeEach
    void makeTwoAvailable() {
        calls = new TestCalls(desk, firm);
        first = firm.agentId();
        second = editor.save(
                new User(0, firm.id(), firm.prefix() + ".b", "B", Set.of(Role.AGENT), "en", "", true),
                TestFirm.PASSWORD,
                0);
        putQueue(Map.of());
        await().until(() -> profileOf(second).size() == 1);
        List.of(first, second).forEach(agent -> {
            calls.submit(new Command.SignIn(agent, "browser:" + agent));
            calls.submit(new Command.SetAvailable(agent));
        });
    }

    private List<Service> profileOf(int agentId) {
        return desk.look(centre -> {
                    var agent = centre.agent(agentId);
                    return agent == null ? List.<Service>of() : agent.profile().services();
                })
                .join();
    }

    private void putQueue(Map<String, ?> changes) {
        var body = DirectoryBody.queue("Support", List.of(first, second));
        body.putAll(changes);
        assertThat(admin.put(ADMIN + "queues/" + firm.queueId(), body).status()).isEqualTo(200);
    }

    /** Who is offered a call that asks for what the queue says; the caller hangs up then, and the agent is free again. */
    private int offered() {
        long contact = calls.open(TestCalls.CALLER);
        var requirements = directory
                .queue(firm.id(), firm.queueId())
                .map(Queue::requirements)
                .orElseThrow();
        calls.submit(new Command.EnqueueContact(contact, firm.queueId(), 0, requirements));
        int agent = desk.look(centre -> centre.contact(contact))
                .thenApply(ContactStatus::agentId)
                .join();
        calls.hangUp(contact, EndedBy.CALLER);
        return agent;
    }

    @Test
    void anotherStrategyCountsFromTheNextCall() {
        assertThat(List.of(offered(), offered())).containsExactly(first, first);
        putQueue(Map.of(
                "strategy",
                "LINEAR",
                "agents",
                List.of(Map.of("agentId", first, "position", 5), Map.of("agentId", second, "position", 2))));
        await().until(() -> strategy() == Strategy.LINEAR
                && profileOf(first).getFirst().order() == 5
                && profileOf(second).getFirst().order() == 2);
        assertThat(List.of(offered(), offered())).containsExactly(second, second);
    }

    private Strategy strategy() {
        return desk.look(centre -> centre.queue(firm.queueId())).join().rules().strategy();
    }

    @Test
    void aLowerTierIsTriedFirst() {
        putQueue(Map.of(
                "tierWaitMs",
                5_000,
                "agents",
                List.of(Map.of("agentId", first, "tier", 2), Map.of("agentId", second))));
        await().until(() -> profileOf(first).getFirst().tier() == 2
                && desk.look(centre -> centre.queue(firm.queueId()))
                                .join()
                                .rules()
                                .tierWaitMs()
                        == 5_000);
        assertThat(List.of(offered(), offered())).containsExactly(second, second);
    }

    @Test
    void aSkillCountsFromTheNextCall() {
        int danish = admin.post(ADMIN + "skills", Map.of("name", "Danish")).id();
        var needs = List.of(Map.of("skillId", danish, "atLeast", 5));
        putQueue(Map.of(
                "requirements",
                Map.of("steps", List.of(Map.of("afterMs", 0, "needs", needs)), "preferred", List.of())));
        assertThat(offered()).as("nobody can").isZero();
        assertThat(giveSkill(danish, 7).status()).isEqualTo(200);
        await().until(() -> skillsOf(second).equals(List.of(new Skill(danish, 7))));
        assertThat(List.of(offered(), offered())).containsExactly(second, second);
    }

    private TestClient.Answer giveSkill(int skill, int level) {
        var user = DirectoryBody.user(firm.prefix() + ".b", "B");
        return admin.put(
                ADMIN + "users/" + second, with(user, "skills", List.of(Map.of("skillId", skill, "level", level))));
    }

    private List<Skill> skillsOf(int agentId) {
        return desk.look(centre -> centre.agent(agentId)).join().profile().skills();
    }
}
