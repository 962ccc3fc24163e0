package org.switchroom.phones;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.switchroom.wire.sip.Transport;

/**
 * Telephones on a command line: one command a line on standard input, one happening a line on standard output, until the
 * input ends. The first word of a happening is the name of the phone or call.
 *
 * <pre>
 * dial NAME from=NUMBER to=NUMBER server=HOST:PORT [transport=tcp] [tone=HZ] [user=USER password=PASSWORD]
 * desk NAME server=HOST:PORT user=USER [password=PASSWORD] [after=MS] [talk=MS] [tone=HZ] [status=486 | silent | told]
 *                               told: answers when it is told to from afar
 * code NAME CALL to=CODE        dials from a desk phone
 * press CALL KEYS | info CALL KEYS | say CALL HZ | dead CALL | hangup CALL
 * listen CALL                   begins to listen
 * heard CALL [last=MS] HZ...    since then, or since this was last asked
 * remove NAME                   takes a desk phone away
 * </pre>
 */
public final class Console {
    private final PhoneBank bank;
    private final PrintStream out;
    private final Map<String, PhoneCall> calls = new ConcurrentHashMap<>();
    private final Map<String, DeskPhone> desks = new ConcurrentHashMap<>();

    Console(PhoneBank bank, PrintStream out) {
        this.bank = bank;
        this.out = out;
    }

    /** @param args address, SIP port (0: any), first and last RTP port */
    public static void main(String[] args) throws IOException {
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (var bank = PhoneBank.open(
                InetAddress.getByName(args[0]),
                Integer.parseInt(args[1]),
                Integer.parseInt(args[2]),
                Integer.parseInt(args[3]))) {
            var console = new Console(bank, System.out);
            console.say("phones", "on " + bank.sipPort());
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                console.perform(line);
            }
        }
    }

    /** One line of input. A mistake in it is told, not thrown. */
    void perform(String line) {
        var words = Words.of(line);
        try {
            switch (words.verb()) {
                case "dial" -> dial(words);
                case "desk" -> desk(words);
                case "code" -> follow(words.word(2), desk(words.name()).dial(words.option("to")), -1);
                case "remove" -> desk(words.name()).close();
                case "press" -> call(words).press(words.word(2));
                case "info" -> call(words).pressByInfo(words.word(2));
                case "say" -> call(words).say(Speech.tone(Integer.parseInt(words.word(2))));
                case "dead" -> call(words).goDead();
                case "hangup" -> call(words).hangUp();
                case "listen" -> call(words).listen();
                case "heard" -> heard(words);
                default -> say(words.name(), "problem unknown command " + words.verb());
            }
        } catch (IOException | RuntimeException problem) {
            say(words.name(), "problem " + problem);
        }
    }

    private void dial(Words words) throws IOException {
        var line = new Line(
                words.server(),
                words.option("transport", "udp").equals("tcp") ? Transport.TCP : Transport.UDP,
                words.option("user", ""),
                words.option("password", ""));
        var name = words.name();
        var call = bank.dial(line, words.option("from"), words.option("to"), key -> say(name, "key " + key));
        follow(name, call, words.number("tone", -1));
    }

    private void desk(Words words) {
        var name = words.name();
        var account = Line.account(words.server(), words.option("user"), words.option("password", ""));
        var desk = bank.install(account, () -> reaction(words));
        desks.put(name, desk);
        desk.watch(new DeskPhone.Watcher() {
            @Override
            public void onRinging(PhoneCall call) {
                say(name, "ringing " + call.peer());
                follow(name, call, -1);
            }

            @Override
            public void onKey(char key) {
                say(name, "key " + key);
            }
        });
        if (!account.password().isEmpty()) {
            desk.register()
                    .whenComplete((ok, problem) ->
                            say(name, problem == null ? "registered" : "problem " + problem.getMessage()));
        }
    }

    private static Reaction reaction(Words words) {
        var after = Duration.ofMillis(words.number("after", 0));
        if (words.has("silent")) {
            return new Reaction.LetRing();
        }
        if (words.number("status", 0) != 0) {
            return new Reaction.Refuse(after, words.number("status", 0));
        }
        int hertz = words.number("tone", -1);
        var speech = hertz < 0 ? Speech.SILENCE : Speech.tone(hertz);
        if (words.has("told")) {
            return new Reaction.WhenTold(200, speech);
        }
        int talk = words.number("talk", -1);
        return new Reaction.Answer(after, talk < 0 ? null : Duration.ofMillis(talk), speech);
    }

    private void follow(String name, PhoneCall call, int toneHertz) {
        calls.put(name, call);
        call.ringing().thenRun(() -> say(name, "rings"));
        call.answered().thenRun(() -> {
            if (toneHertz >= 0) {
                call.say(Speech.tone(toneHertz));
            }
            say(name, "answered");
        });
        call.ended().thenAccept(ending -> say(name, "ended " + ending.by() + " " + ending.status()));
    }

    private void heard(Words words) throws IOException {
        var heard = call(words).heard();
        var part = words.has("last") ? heard.last(words.number("last", 0)) : heard;
        var levels = words.plain()
                .skip(2)
                .map(hertz -> "%s=%.1f".formatted(hertz, part.level(Integer.parseInt(hertz))))
                .collect(Collectors.joining(" "));
        say(
                words.name(),
                "heard ms=%d loudness=%.1f pitch=%.0f %s"
                        .formatted(heard.durationMs(), part.loudness(), part.pitch(), levels));
    }

    private PhoneCall call(Words words) {
        return Objects.requireNonNull(calls.get(words.name()), "no such call");
    }

    private DeskPhone desk(String name) {
        return Objects.requireNonNull(desks.get(name), "no such desk phone");
    }

    private synchronized void say(String name, String happening) {
        out.println(name + " " + happening);
        out.flush();
    }

    /** A line cut into words and name=value options. */
    private record Words(String[] words) {
        static Words of(String line) {
            return new Words(line.strip().split("\\s+"));
        }

        String verb() {
            return words[0];
        }

        String name() {
            return words.length > 1 ? words[1] : "phones";
        }

        String word(int index) {
            if (index >= words.length) {
                throw new IllegalArgumentException("a word is missing");
            }
            return words[index];
        }

        /** The words that are no options. */
        Stream<String> plain() {
            return Arrays.stream(words).filter(word -> !word.contains("="));
        }

        boolean has(String name) {
            return Arrays.stream(words).anyMatch(word -> word.equals(name) || word.startsWith(name + "="));
        }

        String option(String name, String otherwise) {
            return Arrays.stream(words)
                    .filter(word -> word.startsWith(name + "="))
                    .map(word -> word.substring(name.length() + 1))
                    .findFirst()
                    .orElse(otherwise);
        }

        String option(String name) {
            var value = option(name, "");
            if (value.isEmpty()) {
                throw new IllegalArgumentException(name + "= is missing");
            }
            return value;
        }

        int number(String name, int otherwise) {
            return Integer.parseInt(option(name, Integer.toString(otherwise)));
        }

        InetSocketAddress server() {
            var server = option("server");
            int colon = server.lastIndexOf(':');
            return new InetSocketAddress(server.substring(0, colon), Integer.parseInt(server.substring(colon + 1)));
        }
    }
}
