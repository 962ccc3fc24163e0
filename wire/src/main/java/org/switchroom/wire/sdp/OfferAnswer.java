package org.switchroom.wire.sdp;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.switchroom.wire.sdp.SessionDescription.Attribute;
import org.switchroom.wire.sdp.SessionDescription.Media;
import org.switchroom.wire.sip.UnacceptableSdp;

/**
 * Offer and answer (RFC 3264) for one audio stream in G.711 with keypad digits, as plain RTP or for a browser (RFC 8829).
 * Keeps what a session must keep from one exchange to the next: its id, its version, its media lines. Thread-safe.
 *
 * <p>A refused description changes nothing.
 */
public final class OfferAnswer {
    private static final String SESSION_ATTRIBUTE_LITE = "ice-lite";

    private final Supplier<LocalMedia> restarted;
    private final long sessionId = new SecureRandom().nextLong(1L << 62);
    private LocalMedia local;
    private long version;
    private String lastBody = "";
    private @Nullable Agreement agreement;
    /** The far end's media lines; ours stand in the same places (RFC 3264 §8). */
    private List<Media> layout = List.of();

    private int audioAt;
    private String mid = "0";

    /** @param restarted gives our new ICE credentials when the far end restarts ICE (RFC 8445 §9) */
    public OfferAnswer(LocalMedia local, Supplier<LocalMedia> restarted) {
        this.local = local;
        this.restarted = restarted;
    }

    public OfferAnswer(LocalMedia local) {
        this(local, () -> local);
    }

    /** The agreement in force; null before the first. */
    public synchronized @Nullable Agreement agreement() {
        return agreement;
    }

    public synchronized String offer() {
        Formats formats = Formats.own(agreement);
        return print(formats, Direction.SENDRECV, local.browser() == null ? "RTP/AVP" : "UDP/TLS/RTP/SAVPF", "actpass");
    }

    public synchronized String answer(String remoteOffer) throws UnacceptableSdp {
        SessionDescription offer = SessionDescription.parse(remoteOffer);
        int at = firstUsable(offer);
        Media audio = offer.media().get(at);
        Formats formats = Formats.answering(audio);
        Agreement agreed = agree(offer, audio, formats, formats.event());
        if (agreement != null && restartsIce(agreement.browser(), agreed.browser())) {
            local = restarted.get();
        }
        agreement = agreed;
        audioAt = at;
        layout = offer.media();
        mid = audio.attribute("mid").orElse(mid);
        return print(formats, agreed.remoteDirection().reversed(), audio.protocol(), "passive");
    }

    public synchronized void accept(String remoteAnswer) throws UnacceptableSdp {
        SessionDescription answer = SessionDescription.parse(remoteAnswer);
        int at = firstUsable(answer);
        Media audio = answer.media().get(at);
        int eventIn = Formats.own(agreement).event();
        agreement = agree(answer, audio, Formats.answering(audio), eventIn);
        audioAt = at;
        layout = answer.media();
    }

    private Agreement agree(SessionDescription remote, Media audio, Formats formats, int eventIn)
            throws UnacceptableSdp {
        Direction direction = remote.direction(audio);
        if (local.browser() != null) {
            BrowserSide side = BrowserSections.read(remote, audio);
            return new Agreement(null, formats.law(), formats.voice(), formats.event(), eventIn, direction, side);
        }
        Destination destination = Destination.of(remote, audio);
        Direction taking = destination.address() == null && direction.receives()
                ? (direction.sends() ? Direction.SENDONLY : Direction.INACTIVE) // RFC 3264 §8.4, the old way to hold
                : direction;
        return new Agreement(
                destination.address(), formats.law(), formats.voice(), formats.event(), eventIn, taking, null);
    }

    private int firstUsable(SessionDescription remote) throws UnacceptableSdp {
        for (int i = 0; i < remote.media().size(); i++) {
            if (usable(remote.media().get(i))) {
                return i;
            }
        }
        throw new UnacceptableSdp(
                local.browser() == null
                        ? "No audio in PCMA or PCMU over RTP/AVP"
                        : "No audio in PCMA or PCMU over UDP/TLS/RTP/SAVPF");
    }

    private boolean usable(Media section) {
        boolean secure = section.protocol().contains("SAVP");
        return section.type().equals("audio")
                && section.port() != 0
                && section.protocol().contains("RTP/")
                && secure == (local.browser() != null)
                && Formats.voiceOf(section).isPresent();
    }

    private static boolean restartsIce(@Nullable BrowserSide before, @Nullable BrowserSide now) {
        return before != null && now != null && !before.ufrag().equals(now.ufrag());
    }

    /** Prints with a version that rises by one exactly when the text has changed (RFC 3264 §8). */
    private String print(Formats formats, Direction direction, String protocol, String setup) {
        List<Media> sections = new ArrayList<>();
        for (int i = 0; i < Math.max(1, layout.size()); i++) {
            sections.add(i == audioAt ? audio(formats, direction, protocol, setup) : refused(layout.get(i)));
        }
        String body = describe(sections, 0).print();
        if (!body.equals(lastBody)) {
            version++;
            lastBody = body;
        }
        return describe(sections, version).print();
    }

    private SessionDescription describe(List<Media> sections, long atVersion) {
        String address = local.address().getHostAddress();
        String origin =
                "- " + sessionId + " " + atVersion + " IN " + SessionDescription.addressType(address) + " " + address;
        List<Attribute> attributes = local.browser() == null
                ? List.of()
                : List.of(new Attribute(SESSION_ATTRIBUTE_LITE, ""), new Attribute("group", "BUNDLE " + mid));
        return new SessionDescription(origin, address, attributes, sections);
    }

    private Media audio(Formats formats, Direction direction, String protocol, String setup) {
        List<Attribute> attributes = new ArrayList<>();
        if (local.browser() != null) {
            attributes.addAll(BrowserSections.attributes(local, local.browser(), mid, setup));
        }
        attributes.addAll(formats.attributes());
        attributes.add(new Attribute("ptime", "20"));
        attributes.add(new Attribute(direction.attribute(), ""));
        return new Media("audio", local.port(), protocol, formats.payloads(), null, attributes);
    }

    private static Media refused(Media asked) {
        List<Attribute> mid = asked.attribute("mid").map(m -> new Attribute("mid", m)).stream()
                .toList();
        return new Media(asked.type(), 0, asked.protocol(), asked.formats(), null, mid);
    }
}
