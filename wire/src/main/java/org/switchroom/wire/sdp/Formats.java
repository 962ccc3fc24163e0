package org.switchroom.wire.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.switchroom.wire.audio.Law;
import org.switchroom.wire.sdp.SessionDescription.Attribute;
import org.switchroom.wire.sdp.SessionDescription.Media;
import org.switchroom.wire.sip.UnacceptableSdp;

/**
 * The formats of one description.
 *
 * @param both we list both laws, as in an offer
 * @param event payload type of telephone-event at 8 kHz; -1 none
 */
record Formats(Law law, int voice, boolean both, int event) {
    private static final Pattern PAYLOAD_TYPE = Pattern.compile("\\d{1,3}");
    private static final int OWN_EVENT_PAYLOAD = 101;

    static Formats own(@Nullable Agreement before) {
        int event = before != null && before.eventPayloadIn() >= 0 ? before.eventPayloadIn() : OWN_EVENT_PAYLOAD;
        return new Formats(
                before == null ? Law.A : before.law(), before == null ? 8 : before.voicePayload(), true, event);
    }

    static Formats answering(Media remote) throws UnacceptableSdp {
        String voice = voiceOf(remote).orElseThrow(() -> new UnacceptableSdp("No PCMA or PCMU"));
        int event = remote.formats().stream()
                .filter(f -> encoding(remote, f).equals("TELEPHONE-EVENT/8000"))
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElse(-1);
        return new Formats(lawOf(remote, voice).orElseThrow(), Integer.parseInt(voice), false, event);
    }

    /** The first format of the far end that is G.711; its order is its wish (RFC 3264 §6.1). */
    static Optional<String> voiceOf(Media remote) {
        return remote.formats().stream()
                .filter(f -> lawOf(remote, f).isPresent())
                .findFirst();
    }

    private static Optional<Law> lawOf(Media remote, String format) {
        return switch (encoding(remote, format)) {
            case "PCMU/8000" -> Optional.of(Law.MU);
            case "PCMA/8000" -> Optional.of(Law.A);
            default -> Optional.empty();
        };
    }

    /** Encoding name and clock in upper case; empty unless the format is a payload type that is known. */
    private static String encoding(Media remote, String format) {
        if (!PAYLOAD_TYPE.matcher(format).matches() || Integer.parseInt(format) > 127) {
            return "";
        }
        String map = remote.rtpmap(format)
                .orElse(
                        switch (format) {
                            case "0" -> "PCMU/8000";
                            case "8" -> "PCMA/8000";
                            default -> "";
                        });
        return (map.endsWith("/1") ? map.substring(0, map.length() - 2) : map).toUpperCase(Locale.ROOT);
    }

    List<String> payloads() {
        List<String> payloads = new ArrayList<>(List.of(String.valueOf(voice)));
        if (both) {
            payloads.add(String.valueOf(otherLaw().payloadType()));
        }
        if (event >= 0) {
            payloads.add(String.valueOf(event));
        }
        return payloads;
    }

    List<Attribute> attributes() {
        List<Attribute> attributes = new ArrayList<>();
        attributes.add(rtpmap(voice, law));
        if (both) {
            attributes.add(rtpmap(otherLaw().payloadType(), otherLaw()));
        }
        if (event >= 0) {
            attributes.add(new Attribute("rtpmap", event + " telephone-event/8000"));
            attributes.add(new Attribute("fmtp", event + " 0-15"));
        }
        return attributes;
    }

    private Law otherLaw() {
        return law == Law.A ? Law.MU : Law.A;
    }

    private static Attribute rtpmap(int payload, Law law) {
        return new Attribute("rtpmap", payload + " " + law.encodingName() + "/8000");
    }
}
