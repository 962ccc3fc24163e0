package org.switchroom.directory;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * HTTP to where a client firm says. A name is looked up once for each connection, and what was looked up is both checked and
 * connected to: whoever answers for the name cannot say one address to the check and another to the client. Redirects are not
 * followed, cookies not kept. Any thread; a request ends early when its virtual thread is interrupted.
 */
public final class CheckedHttp implements AutoCloseable {
    private static final int CONNECTIONS_TO_ONE = 100;
    private static final int CONNECTIONS = 1_000;

    private final CloseableHttpClient client;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("http-time-limits").daemon().factory());

    /** Whether somebody may be connected to. */
    public interface AddressRule {
        /** @return why not, in words */
        Optional<String> refusal(String host, InetAddress address);
    }

    /** Who is behind a name. */
    public interface NameService {
        InetAddress[] addressesOf(String host) throws UnknownHostException;
    }

    /** There may be no connection to what is behind a name. */
    public static final class AddressRefused extends UnknownHostException {
        AddressRefused(String why) {
            super(why);
        }
    }

    /** There was no answer within the limit. */
    public static final class TooSlow extends IOException {
        TooSlow(Throwable cause) {
            super("No answer in time", cause);
        }
    }

    /** @param body null: none */
    public record Request(
            String method,
            URI url,
            Map<String, String> headers,
            @Nullable String body) {
        public Request {
            headers = Map.copyOf(headers);
        }
    }

    /**
     * @param location of a redirect; empty: none
     * @param body its beginning
     */
    public record Answer(int status, String location, byte[] body) {}

    public CheckedHttp(NameService names, AddressRule rule) {
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new Checked(names, rule))
                .setMaxConnPerRoute(CONNECTIONS_TO_ONE)
                .setMaxConnTotal(CONNECTIONS)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.ofSeconds(3))
                        .setTimeToLive(Timeout.ofMinutes(1))
                        .setValidateAfterInactivity(Timeout.ofMilliseconds(100))
                        .build())
                .build();
        this.client = HttpClients.custom()
                .setConnectionManager(connections)
                .setUserAgent("Switchroom")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    private record Checked(NameService names, AddressRule rule) implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            var addresses = names.addressesOf(host);
            for (var address : addresses) {
                var refusal = rule.refusal(host, address);
                if (refusal.isPresent()) {
                    throw new AddressRefused(refusal.get());
                }
            }
            return addresses;
        }

        @Override
        public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
            return List.of(resolve(host)).stream()
                    .map(address -> new InetSocketAddress(address, port))
                    .toList();
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    /**
     * Blocking.
     *
     * @param mostBytes of the body that are read
     * @param limit from here to the end of what is read
     * @throws AddressRefused when it may not lead there
     * @throws TooSlow when the limit is over
     * @throws IllegalArgumentException when there cannot be such a header
     */
    public Answer send(Request request, int mostBytes, Duration limit) throws IOException {
        var sent = prepared(request, limit);
        var late = new AtomicBoolean();
        var end = clock.schedule(
                () -> {
                    late.set(true);
                    sent.cancel();
                },
                limit.toNanos(),
                TimeUnit.NANOSECONDS);
        try {
            var response = client.executeOpen(RoutingSupport.determineHost(sent), sent, null);
            try {
                return read(response, mostBytes, sent);
            } finally {
                Closer.closeQuietly(response);
            }
        } catch (HttpException malformed) {
            throw new IOException(malformed.getMessage(), malformed);
        } catch (CancellationException over) {
            throw new TooSlow(over);
        } catch (IOException broken) {
            throw late.get() ? new TooSlow(broken) : broken;
        } finally {
            end.cancel(false);
        }
    }

    /** Its own time limits come after the one that counts. */
    private static HttpUriRequestBase prepared(Request request, Duration limit) {
        var late = Timeout.of(limit.plusSeconds(1));
        var prepared = new HttpUriRequestBase(request.method(), request.url());
        request.headers().forEach((name, value) -> {
            if (!value.chars().allMatch(c -> c == '\t' || (c >= ' ' && c <= 0xff && c != 0x7f))) {
                throw new IllegalArgumentException("The header " + name + " has a character that no header may have");
            }
            prepared.setHeader(name, value);
        });
        if (request.body() != null) {
            var type = request.headers().get("Content-Type");
            prepared.setEntity(new StringEntity(
                    request.body(), type == null ? ContentType.APPLICATION_JSON : ContentType.parse(type)));
        }
        prepared.setConfig(RequestConfig.custom()
                .setProtocolUpgradeEnabled(false)
                .setConnectionRequestTimeout(late)
                .setResponseTimeout(late)
                .build());
        return prepared;
    }

    /** What is longer than wanted is broken off, and its connection with it. */
    private static Answer read(ClassicHttpResponse response, int mostBytes, HttpUriRequestBase sent)
            throws IOException {
        var location = response.getFirstHeader("Location");
        var entity = response.getEntity();
        var body = new byte[0];
        if (entity != null && entity.getContentLength() != 0) {
            body = mostBytes == 0 ? body : entity.getContent().readNBytes(mostBytes);
            if (mostBytes == 0 || body.length == mostBytes) {
                sent.cancel();
            }
        }
        return new Answer(response.getCode(), location == null ? "" : location.getValue(), body);
    }

    /** Breaks off what is under way. */
    @Override
    public void close() {
        clock.shutdownNow();
        client.close(CloseMode.IMMEDIATE);
    }
}
