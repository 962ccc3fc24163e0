package org.switchroom.wire.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.switchroom.wire.sdp.SessionDescription.Attribute;
import org.switchroom.wire.sdp.SessionDescription.Media;
import org.switchroom.wire.sip.UnacceptableSdp;

/**
 * Reads a session description: strict in size, tolerant in form. Line ends may be LF, lines may come in any order, unknown
 * ones are skipped; what is read must be well-formed.
 */
final class SdpReader {
    private static final int MAX_LENGTH = 16_384;
    private static final int MAX_LINES = 500;
    private static final int MAX_MEDIA = 16;
    private static final int MAX_FORMATS = 64;
    private static final Pattern LINE_END = Pattern.compile("\r\n|\n|\r");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private @Nullable String origin;
    private @Nullable String connection;
    private final List<Attribute> attributes = new ArrayList<>();
    private final List<Section> sections = new ArrayList<>();

    /** A media section while its lines are still coming in. */
    private static final class Section {
        final String type;
        final int port;
        final String protocol;
        final List<String> formats;
        final List<Attribute> attributes = new ArrayList<>();

        @Nullable
        String connection;

        Section(String type, int port, String protocol, List<String> formats) {
            this.type = type;
            this.port = port;
            this.protocol = protocol;
            this.formats = formats;
        }

        Media media() {
            return new Media(type, port, protocol, formats, connection, List.copyOf(attributes));
        }
    }

    SessionDescription read(String text) throws UnacceptableSdp {
        if (text.length() > MAX_LENGTH) {
            throw new UnacceptableSdp("Session description longer than " + MAX_LENGTH + " characters");
        }
        String[] lines = LINE_END.split(text, MAX_LINES + 1);
        if (lines.length > MAX_LINES) {
            throw new UnacceptableSdp("Session description of more than " + MAX_LINES + " lines");
        }
        if (!lines[0].strip().equals("v=0")) {
            throw new UnacceptableSdp("Not a session description: it does not begin with v=0");
        }
        for (String line : lines) {
            if (line.length() > 2 && line.charAt(1) == '=') {
                readLine(line.charAt(0), line.substring(2).strip());
            }
        }
        if (origin == null) {
            throw new UnacceptableSdp("Session description without o=");
        }
        return new SessionDescription(
                origin,
                connection,
                List.copyOf(attributes),
                sections.stream().map(Section::media).toList());
    }

    private void readLine(char type, String value) throws UnacceptableSdp {
        switch (type) {
            case 'o' -> origin = value;
            case 'c' -> readConnection(value);
            case 'm' -> sections.add(readMedia(value));
            case 'a' -> readAttribute(value);
            default -> {}
        }
    }

    // RFC 8866 §5.7: c=<nettype> <addrtype> <connection-address>
    private void readConnection(String value) throws UnacceptableSdp {
        String[] words = BLANKS.split(value, 4);
        if (words.length < 3) {
            throw new UnacceptableSdp("Malformed c= line");
        }
        if (sections.isEmpty()) {
            connection = words[2];
        } else {
            sections.getLast().connection = words[2];
        }
    }

    private void readAttribute(String value) {
        int colon = value.indexOf(':');
        Attribute attribute = colon < 0
                ? new Attribute(value, "")
                : new Attribute(
                        value.substring(0, colon), value.substring(colon + 1).strip());
        (sections.isEmpty() ? attributes : sections.getLast().attributes).add(attribute);
    }

    // RFC 8866 §5.14: m=<media> <port>[/<number>] <proto> <fmt> ...
    private Section readMedia(String value) throws UnacceptableSdp {
        String[] words = BLANKS.split(value, MAX_FORMATS + 4);
        if (words.length < 4 || words.length > MAX_FORMATS + 3 || sections.size() == MAX_MEDIA) {
            throw new UnacceptableSdp("Malformed or too many m= lines");
        }
        return new Section(words[0], port(words[1]), words[2], List.of(words).subList(3, words.length));
    }

    private static int port(String text) throws UnacceptableSdp {
        int slash = text.indexOf('/');
        try {
            int port = Integer.parseInt(slash < 0 ? text : text.substring(0, slash));
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // said below
        }
        throw new UnacceptableSdp("Malformed port in m= line");
    }
}
