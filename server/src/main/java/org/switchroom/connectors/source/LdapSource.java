package org.switchroom.connectors.source;

import static java.util.Objects.requireNonNullElse;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import org.switchroom.connectors.CallerKeys;
import org.switchroom.connectors.mapping.Question;
import org.switchroom.connectors.source.SourceSettings.LdapSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Searches a directory (RFC 4511), over a connection for each question. Entries are objects, several values an array. */
final class LdapSource implements Source {
    private static final int LARGEST_ENTRY = 256 * 1024;
    private static final int MOST_ENTRIES = 20;
    private static final int MOST_VALUES = 20;
    private static final int MOST_CHARACTERS = 1_000;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Neighbourhood neighbourhood;
    private final LdapSettings settings;
    private final String password;

    LdapSource(Neighbourhood neighbourhood, LdapSettings settings, String password) {
        this.neighbourhood = neighbourhood;
        this.settings = settings;
        this.password = password;
    }

    @Override
    public JsonNode ask(Question question, CallerKeys keys, Duration limit) throws SourceProblem, InterruptedException {
        var address = neighbourhood.check(settings.host());
        try (var directory = new LDAPConnection(sockets(), options(limit))) {
            directory.connect(settings.host(), address, settings.port(), Math.toIntExact(limit.toMillis()));
            if (!settings.user().isEmpty()) {
                directory.bind(settings.user(), password);
            }
            return read(search(directory, request(question, keys, limit)));
        } catch (LDAPException refused) {
            throw new SourceProblem(words(refused, limit));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("TLS is part of every JDK", broken);
        }
    }

    private SearchRequest request(Question question, CallerKeys keys, Duration limit) throws LDAPException {
        var request = new SearchRequest(
                settings.base(),
                SearchScope.SUB,
                Filter.create(question.filled(keys, Filter::encodeValue)),
                settings.attributes().toArray(String[]::new));
        request.setSizeLimit(MOST_ENTRIES);
        request.setTimeLimitSeconds(Math.toIntExact(Math.max(1, limit.toSeconds())));
        return request;
    }

    /** More than are wanted are no failure. */
    private static List<SearchResultEntry> search(LDAPConnection directory, SearchRequest request)
            throws LDAPSearchException {
        try {
            return requireNonNullElse(directory.search(request).getSearchEntries(), List.of());
        } catch (LDAPSearchException stopped) {
            if (stopped.getResultCode().equals(ResultCode.SIZE_LIMIT_EXCEEDED)) {
                return requireNonNullElse(stopped.getSearchEntries(), List.of());
            }
            throw stopped;
        }
    }

    private static JsonNode read(List<SearchResultEntry> entries) {
        var answer = JSON.createArrayNode();
        for (var entry : entries) {
            var object = answer.addObject();
            object.put("dn", entry.getDN());
            for (var attribute : entry.getAttributes()) {
                var values = object.putArray(attribute.getName());
                Arrays.stream(attribute.getValues())
                        .limit(MOST_VALUES)
                        .map(value -> value.substring(0, Math.min(value.length(), MOST_CHARACTERS)))
                        .forEach(values::add);
            }
        }
        return answer;
    }

    /** With TLS the certificate must be of the host that is asked. */
    private SocketFactory sockets() throws GeneralSecurityException {
        return settings.tls() ? SSLContext.getDefault().getSocketFactory() : SocketFactory.getDefault();
    }

    private static LDAPConnectionOptions options(Duration limit) {
        var options = new LDAPConnectionOptions();
        options.setConnectTimeoutMillis(Math.toIntExact(limit.toMillis()));
        options.setResponseTimeoutMillis(limit.toMillis());
        options.setMaxMessageSize(LARGEST_ENTRY);
        options.setFollowReferrals(false);
        options.setSSLSocketVerifier(new HostNameSSLSocketVerifier(false));
        return options;
    }

    private static String words(LDAPException refused, Duration limit) {
        var code = refused.getResultCode();
        if (code.equals(ResultCode.INVALID_CREDENTIALS)) {
            return "The directory refuses the login. Check name and password.";
        }
        if (code.equals(ResultCode.TIMEOUT) || code.equals(ResultCode.TIME_LIMIT_EXCEEDED)) {
            return "The directory did not answer within " + limit.toMillis() + " ms.";
        }
        if (code.equals(ResultCode.CONNECT_ERROR)) {
            return "The directory cannot be reached. Check host, port and TLS.";
        }
        return "The directory says: " + code.getName() + ". " + refused.getMessage();
    }

    @Override
    public void close() {}
}
