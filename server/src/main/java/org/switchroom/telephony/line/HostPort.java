package org.switchroom.telephony.line;

/** {@code host}, {@code host:port} or {@code [ipv6]:port} as an administrator writes it. */
record HostPort(String host, int port) {

    /** @throws IllegalArgumentException when it is none of these */
    static HostPort parse(String written, int defaultPort) {
        var text = written.strip();
        int end = text.startsWith("[") ? text.indexOf(']') + 1 : text.indexOf(':');
        if (text.startsWith("[") && end == 0) {
            throw new IllegalArgumentException("] is missing");
        }
        if (end < 0 || end == text.length()) {
            return new HostPort(checked(text), defaultPort);
        }
        if (text.charAt(end) != ':') {
            throw new IllegalArgumentException("not host:port");
        }
        int port = Integer.parseInt(text.substring(end + 1));
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("no port " + port);
        }
        return new HostPort(checked(text.substring(0, end)), port);
    }

    private static String checked(String host) {
        if (host.isEmpty()) {
            throw new IllegalArgumentException("no host");
        }
        return host;
    }
}
