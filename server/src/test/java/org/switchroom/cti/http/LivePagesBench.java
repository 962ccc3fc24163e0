package org.switchroom.cti.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.switchroom.StateChanges;
import org.switchroom.Switchroom;
import org.switchroom.TestClient;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.Role;
import org.switchroom.directory.TestFirm;
import org.switchroom.directory.User;
import org.switchroom.routing.RoutingDesk;

/**
 * How long after a command was given the page it concerns has been told, with many agents' pages open and each agent's
 * state changing many times a second: through engine, journal and live socket. The whole server runs in this JVM, on
 * {@code ./data}, and so do the pages' ends of the sockets. Arguments: agents, changes per second of each, seconds, supervisors
 * watching the wall. {@code ./switchroom bench live} runs it.
 */
public final class LivePagesBench {

    private LivePagesBench() {}

    public static void main(String[] arguments) throws InterruptedException {
        var given = Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
        int agents = given[0];
        int perSecond = given[1];
        int walls = given[3];
        try (var context = new SpringApplicationBuilder(Switchroom.class, FakePhones.class)
                .run("--server.port=0", "--logging.level.root=warn")) {
            int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            var editor = context.getBean(DirectoryEditor.class);
            var firm = TestFirm.create(editor);
            var changes = new StateChanges(context.getBean(RoutingDesk.class), perSecond, given[2]);
            var http = HttpClient.newHttpClient();
            var staff = hire(editor, firm, agents);
            for (int n = 0; n < agents; n++) {
                connect(
                        http,
                        port,
                        name(firm, n),
                        changes.of(firm.id(), staff.get(n)).follower());
            }
            for (int n = 0; n < walls; n++) {
                connect(http, port, firm.prefix() + ".supervisor", new WebSocket.Listener() {});
            }
            var what = "%d agents' pages, %d changes/s on each, %d walls watched";
            System.out.println(changes.run().row(what.formatted(agents, perSecond, walls)));
        }
    }

    private static List<Integer> hire(DirectoryEditor editor, TestFirm firm, int agents) {
        return editor.together(() -> IntStream.range(0, agents)
                .mapToObj(n -> editor.save(
                        new User(0, firm.id(), name(firm, n), "A" + n, Set.of(Role.AGENT), "en", "", true),
                        TestFirm.PASSWORD,
                        0))
                .toList());
    }

    private static String name(TestFirm firm, int n) {
        return firm.prefix() + ".a" + n;
    }

    private static void connect(HttpClient http, int port, String user, WebSocket.Listener page) {
        var login = TestClient.loggedIn(port, user, TestFirm.PASSWORD);
        http.newWebSocketBuilder()
                .header("Cookie", "JSESSIONID=" + login.cookie("JSESSIONID"))
                .header("Origin", "http://localhost:" + port)
                .buildAsync(URI.create("ws://localhost:" + port + LiveSocket.PATH), page)
                .join();
    }
}
