package org.switchroom.directory;

import java.util.List;

/**
 * A line to the telephone network.
 *
 * @param kind how the far end proves who it is
 * @param sources addresses or CIDR blocks it sends from (IP); empty for others
 * @param country ISO 3166 alpha-2; caller numbers in national form are read as of here
 * @param registrar host:port we register at (REGISTERS); empty else
 * @param username digest user (DIGEST: theirs here; REGISTERS: ours there)
 * @param transport udp or tcp
 * @param outbound calls that go out over it
 */
public record Trunk(
        int id,
        int firmId,
        String name,
        Kind kind,
        List<String> sources,
        String country,
        String registrar,
        String username,
        String transport,
        boolean enabled,
        Outbound outbound) {

    /** Without outgoing calls. */
    public Trunk(
            int id,
            int firmId,
            String name,
            Kind kind,
            List<String> sources,
            String country,
            String registrar,
            String username,
            String transport,
            boolean enabled) {
        this(id, firmId, name, kind, sources, country, registrar, username, transport, enabled, Outbound.NONE);
    }

    public Trunk calling(Outbound outside) {
        return new Trunk(id, firmId, name, kind, sources, country, registrar, username, transport, enabled, outside);
    }

    /**
     * What may go out, in one place: nothing that is not named here.
     *
     * @param peer host:port that takes our calls; empty with REGISTERS: its registrar; empty else: none go out
     * @param prefixes E.164 beginnings that may be called, {@code +49} for example; none: none go out
     * @param callerId E.164 shown to whom we call; empty: the number that the caller dialled
     * @param form how the number is written there
     * @param mostCalls at once
     * @param recorded whether callers are recorded while they talk to somebody outside
     * @param emergency whether emergency calls go out here before they are tried elsewhere; none of a firm's trunks: over any
     *     that calls out
     */
    public record Outbound(
            String peer,
            List<String> prefixes,
            String callerId,
            NumberForm form,
            int mostCalls,
            boolean recorded,
            boolean emergency) {
        public static final Outbound NONE = new Outbound("", List.of(), "", NumberForm.PLUS, 10, false, false);

        /** Not for emergency calls before others. */
        public Outbound(
                String peer, List<String> prefixes, String callerId, NumberForm form, int mostCalls, boolean recorded) {
            this(peer, prefixes, callerId, form, mostCalls, recorded, false);
        }

        public Outbound forEmergencies() {
            return new Outbound(peer, prefixes, callerId, form, mostCalls, recorded, true);
        }

        /** Whether anything at all goes out. */
        public boolean any() {
            return emergency || !prefixes.isEmpty();
        }

        /**
         * Whether a number may be called: what no prefix names is barred; so are numbers that are nobody's, short codes among
         * them, and premium numbers, unless a prefix names more of them than their country.
         *
         * @param number E.164
         */
        public boolean allows(String number) {
            if (!PhoneNumbers.isValid(number)) {
                return false;
            }
            boolean premium = PhoneNumbers.isPremium(number);
            return prefixes.stream()
                    .filter(number::startsWith)
                    .anyMatch(prefix -> !premium || PhoneNumbers.namesMoreThanCountry(prefix, number));
        }
    }

    /** How +49 30 123 is written. */
    public enum NumberForm {
        /** +4930123 */
        PLUS,
        /** 4930123 */
        DIGITS,
        /** 004930123 */
        ZEROS,
        /** 030123 within the trunk's country, 004930123 else */
        NATIONAL
    }

    public enum Kind {
        /** Known by source address. */
        IP,
        /** Calls are challenged by us (RFC 3261 §22). */
        DIGEST,
        /** We register at the carrier; its calls come from there. */
        REGISTERS
    }
}
