package org.switchroom.developers.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.Arrays;
import java.util.Set;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.switchroom.StateChanges;
import org.switchroom.Switchroom;
import org.switchroom.developers.Scope;
import org.switchroom.developers.store.TokenBook;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.TestFirm;
import org.switchroom.routing.RoutingDesk;

/**
 * How long after a command was given every program that follows its firm has been told, with many event streams open and
 * many events a second on each. The whole server runs in this JVM, on {@code ./data}, and so do the programs' ends of the
 * sockets. Arguments: firms, streams of each, events per second on each stream, seconds. {@code ./switchroom bench live} runs it.
 */
public final class EventStreamsBench {

    private EventStreamsBench() {}

    public static void main(String[] arguments) throws InterruptedException {
        var given = Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
        int firms = given[0];
        int streams = given[1];
        int perSecond = given[2];
        try (var context = new SpringApplicationBuilder(Switchroom.class)
                .run(
                        "--server.port=0",
                        "--logging.level.root=warn",
                        "--switchroom.events.streams=" + firms * streams,
                        "--switchroom.events.streams-of-firm=" + streams)) {
            int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            var http = HttpClient.newHttpClient();
            var changes = new StateChanges(context.getBean(RoutingDesk.class), perSecond, given[3]);
            for (int n = 0; n < firms; n++) {
                var firm = TestFirm.create(context.getBean(DirectoryEditor.class));
                var agent = changes.of(firm.id(), firm.agentId());
                var secret = secret(context.getBean(TokenBook.class), firm);
                for (int stream = 0; stream < streams; stream++) {
                    http.newWebSocketBuilder()
                            .header("Authorization", "Bearer " + secret)
                            .buildAsync(URI.create("ws://localhost:" + port + EventStreams.PATH), agent.follower())
                            .join();
                }
            }
            var what = "%d event streams of %d firms, %d events/s on each";
            System.out.println(changes.run().row(what.formatted(firms * streams, firms, perSecond)));
        }
    }

    private static String secret(TokenBook tokens, TestFirm firm) {
        var wanted = new TokenBook.Wanted("bench", Set.of(Scope.EVENTS_READ), null);
        return tokens.make(firm.id(), wanted, firm.administratorId()).secret().inTheClear();
    }
}
