package org.switchroom.wire.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.switchroom.wire.sip.UnacceptableSdp;

/**
 * A session description (RFC 8866), as far as telephone calls need it.
 *
 * @param origin the whole value of {@code o=}
 * @param connection the address of the session's {@code c=}, or null
 */
public record SessionDescription(
        String origin, @Nullable String connection, List<Attribute> attributes, List<Media> media) {

    /** {@code a=name:value}; a flag has an empty value. */
    public record Attribute(String name, String value) {}

    /**
     * One {@code m=} section.
     *
     * @param connection the address of its own {@code c=}, or null
     * @param formats payload types, as text
     */
    public record Media(
            String type,
            int port,
            String protocol,
            List<String> formats,
            @Nullable String connection,
            List<Attribute> attributes) {

        Optional<String> attribute(String name) {
            return valueOf(attributes, name);
        }

        /** The rtpmap of a format, "PCMU/8000" for example (RFC 8866 §6.6). */
        Optional<String> rtpmap(String format) {
            return attributes.stream()
                    .filter(a -> a.name().equals("rtpmap") && a.value().startsWith(format + " "))
                    .map(a -> a.value().substring(format.length() + 1).strip())
                    .findFirst();
        }
    }

    /** @throws UnacceptableSdp when it is too large or no session description */
    public static SessionDescription parse(String text) throws UnacceptableSdp {
        return new SdpReader().read(text);
    }

    /** An attribute of the media section, or else of the session. */
    Optional<String> attribute(Media section, String name) {
        return section.attribute(name).or(() -> valueOf(attributes, name));
    }

    /** The address media goes to, of the section or else of the session. */
    Optional<String> address(Media section) {
        return Optional.ofNullable(section.connection()).or(() -> Optional.ofNullable(connection));
    }

    Direction direction(Media section) {
        return directionIn(section.attributes())
                .or(() -> directionIn(attributes))
                .orElse(Direction.SENDRECV);
    }

    private static Optional<Direction> directionIn(List<Attribute> attributes) {
        return attributes.stream()
                .flatMap(a -> Direction.ofAttribute(a.name()).stream())
                .findFirst();
    }

    private static Optional<String> valueOf(List<Attribute> attributes, String name) {
        return attributes.stream()
                .filter(a -> a.name().equals(name))
                .map(Attribute::value)
                .findFirst();
    }

    /** As sent, with CRLF. */
    public String print() {
        List<String> lines = new ArrayList<>(List.of("v=0", "o=" + origin, "s=-"));
        if (connection != null) {
            lines.add(connectionLine(connection));
        }
        lines.add("t=0 0");
        attributes.forEach(a -> lines.add(attributeLine(a)));
        for (Media section : media) {
            lines.add("m=" + section.type() + " " + section.port() + " " + section.protocol() + " "
                    + String.join(" ", section.formats()));
            if (section.connection() != null) {
                lines.add(connectionLine(section.connection()));
            }
            section.attributes().forEach(a -> lines.add(attributeLine(a)));
        }
        return String.join("\r\n", lines) + "\r\n";
    }

    static String addressType(String address) {
        return address.indexOf(':') >= 0 ? "IP6" : "IP4";
    }

    private static String connectionLine(String address) {
        return "c=IN " + addressType(address) + " " + address;
    }

    private static String attributeLine(Attribute attribute) {
        return "a=" + attribute.name() + (attribute.value().isEmpty() ? "" : ":" + attribute.value());
    }
}
