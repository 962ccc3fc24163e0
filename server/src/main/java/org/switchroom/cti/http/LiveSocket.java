package org.switchroom.cti.http;

import static java.util.stream.Collectors.toSet;

import java.security.Principal;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.standard.StandardWebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import org.switchroom.crm.CustomerChanged;
import org.switchroom.crm.CustomersChanged;
import org.switchroom.cti.http.LivePage.Due;
import org.switchroom.cti.live.AgentDesk;
import org.switchroom.desk.DraftsChanged;
import org.switchroom.directory.CurrentUser;
import org.switchroom.directory.Directory;
import org.switchroom.directory.Role;
import org.switchroom.reporting.LiveBoard;
import org.switchroom.routing.JournalBacklog;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All open pages, by user: each is noted what concerns it, and nothing of another firm. */
@Component
class LiveSocket extends TextWebSocketHandler {
    static final String PATH = "/api/v1/live";

    /** Pages of one user at once. */
    private static final int MOST_PAGES = 8;
    /** Of what a page may say. */
    private static final int MOST_BYTES = 4_096;

    private static final String WRITE_LIMIT = "org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT";
    private static final long WRITE_LIMIT_MS = 5_000;

    private final LiveState state;
    private final AgentDesk agents;
    private final JsonMapper json;
    private final Map<Integer, Map<String, LivePage>> pagesByUser = new ConcurrentHashMap<>();

    LiveSocket(LiveState state, AgentDesk agents, LiveBoard board, JournalBacklog backlog, JsonMapper json) {
        this.state = state;
        this.agents = agents;
        this.json = json;
        agents.onChange(agentId -> pagesOf(agentId).values().forEach(page -> page.note(Due.AGENT)));
        board.onChange(this::boardChanged);
        backlog.onChange(() -> firms().forEach(this::boardChanged));
    }

    @EventListener
    void configChanged(Directory.Changed change) {
        state.boardChanged(change.firmId());
        note(Due.CONFIG, page -> page.user().firmId() == change.firmId());
    }

    @EventListener
    void accessChanged(Directory.AccessChanged change) {
        pagesOf(change.userId()).values().forEach(page -> page.note(Due.END));
    }

    @EventListener
    void draftsChanged(DraftsChanged change) {
        var concerned = new HashSet<>(agents.agentsAt(change.firmId(), change.contactId()));
        concerned.add(change.ownerId());
        concerned.remove(change.byUserId());
        for (int userId : concerned) {
            pagesOf(userId).values().forEach(page -> page.note(Due.DRAFTS));
        }
    }

    @TransactionalEventListener(fallbackExecution = true)
    void customerChanged(CustomerChanged change) {
        long now = System.currentTimeMillis();
        var card = new CardPresence.OpenCard(change.firmId(), change.customerId());
        state.presence().each(card, page -> page.changed(change, now));
    }

    @TransactionalEventListener(fallbackExecution = true)
    void customersChanged(CustomersChanged change) {
        change.fields().keySet().forEach(id -> customerChanged(change.of(id)));
    }

    private void boardChanged(int firmId) {
        state.boardChanged(firmId);
        note(Due.BOARD, page -> page.user().firmId() == firmId && page.user().is(Role.SUPERVISOR));
    }

    private void note(Due what, Predicate<LivePage> which) {
        pagesByUser.values().stream()
                .flatMap(pages -> pages.values().stream())
                .filter(which)
                .forEach(page -> page.note(what));
    }

    private Set<Integer> firms() {
        return pagesByUser.values().stream()
                .flatMap(pages -> pages.values().stream())
                .map(page -> page.user().firmId())
                .collect(toSet());
    }

    private Map<String, LivePage> pagesOf(int userId) {
        return pagesByUser.getOrDefault(userId, Map.of());
    }

    // ---- sockets

    @Override
    public void afterConnectionEstablished(WebSocketSession socket) throws Exception {
        var user = userOf(socket.getPrincipal());
        if (user == null) {
            socket.close(CloseStatus.POLICY_VIOLATION);
            return;
        }
        if (pagesOf(user.userId()).size() >= MOST_PAGES) {
            socket.close(CloseStatus.SERVICE_OVERLOAD);
            return;
        }
        socket.setTextMessageSizeLimit(MOST_BYTES);
        if (socket instanceof StandardWebSocketSession standard) {
            standard.getNativeSession().getUserProperties().put(WRITE_LIMIT, WRITE_LIMIT_MS);
        }
        var page = new LivePage(socket, user, state, json);
        pagesByUser.compute(user.userId(), (id, pages) -> {
            var all = pages == null ? new ConcurrentHashMap<String, LivePage>() : pages;
            all.put(socket.getId(), page);
            return all;
        });
        page.start();
        // What changed before the page was among the others was not noted.
        if (!state.isStill(user)) {
            page.note(Due.END);
        }
    }

    @Override
    public void afterConnectionClosed(WebSocketSession socket, CloseStatus status) {
        var user = userOf(socket.getPrincipal());
        if (user != null) {
            pagesByUser.computeIfPresent(user.userId(), (id, pages) -> {
                var page = pages.remove(socket.getId());
                if (page != null) {
                    page.end();
                }
                return pages.isEmpty() ? null : pages;
            });
        }
    }

    @Override
    protected void handleTextMessage(WebSocketSession socket, TextMessage message) throws Exception {
        var user = userOf(socket.getPrincipal());
        var page = user == null ? null : pagesOf(user.userId()).get(socket.getId());
        if (page == null) {
            return;
        }
        var said = read(message);
        switch (said.path("type").asString("")) {
            case "ping" -> page.note(Due.PONG);
            case "device" -> page.microphone(said.path("microphone").asBoolean(false));
            case "card" -> page.show(said.path("customerId").asLong(0));
            case "watch" -> page.watch(said.path("queueId").asInt(0));
            default -> page.close(CloseStatus.NOT_ACCEPTABLE);
        }
    }

    private JsonNode read(TextMessage message) {
        try {
            return json.readTree(message.getPayload());
        } catch (JacksonException noJson) {
            return json.createObjectNode();
        }
    }

    /**
     * Has the page with the agent's telephone answer the call of a contact; a page without it takes no notice.
     *
     * @return false: no page of the agent's could
     */
    boolean answer(int userId, long contactId) {
        var able = pagesOf(userId).values().stream()
                .filter(LivePage::hasMicrophone)
                .toList();
        able.forEach(page -> page.answer(contactId));
        return !able.isEmpty();
    }

    /** Pages open now. */
    int count() {
        return pagesByUser.values().stream().mapToInt(Map::size).sum();
    }

    private static @Nullable CurrentUser userOf(@Nullable Principal principal) {
        return switch (principal) {
            case CurrentUser user -> user;
            case Authentication login when login.getPrincipal() instanceof CurrentUser user -> user;
            case null, default -> null;
        };
    }
}
