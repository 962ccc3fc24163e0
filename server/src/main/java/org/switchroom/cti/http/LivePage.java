package org.switchroom.cti.http;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.switchroom.crm.CustomerChanged;
import org.switchroom.cti.http.CardPresence.OpenCard;
import org.switchroom.cti.http.LiveMessage.BoardChange;
import org.switchroom.cti.http.LiveMessage.FullBoard;
import org.switchroom.directory.CurrentUser;
import org.switchroom.directory.Role;
import tools.jackson.databind.json.JsonMapper;

/**
 * One page's socket.
 *
 * <p>What has changed is noted, not queued; the page's own thread sends the state as it is when it comes to it. So nothing
 * piles up for a slow page, what it gets is never old, and however much happens it is one message each. The board is sent
 * five times a second at most. A page to which a message cannot be written in time is closed by the container, comes back
 * and gets everything anew.
 */
final class LivePage {
    private static final Logger LOG = LoggerFactory.getLogger(LivePage.class);
    private static final long BOARD_EVERY_NANOS = Duration.ofMillis(200).toNanos();

    /** What the page has to be told. */
    enum Due {
        HELLO,
        PONG,
        CONFIG,
        AGENT,
        DRAFTS,
        CARD,
        ANSWER,
        BOARD,
        /** Its user may not have it any more: nothing else is said. */
        END
    }

    private final WebSocketSession socket;
    private final CurrentUser user;
    private final LiveState state;
    private final JsonMapper json;
    private final Thread thread = Thread.ofVirtual().name("live-page").unstarted(this::run);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition noted = lock.newCondition();
    private final Set<Due> due = EnumSet.of(Due.HELLO, Due.AGENT, Due.BOARD);
    private long nextBoardNanos = System.nanoTime();
    private @Nullable FullBoard sentBoard;
    /** 0: none. */
    private volatile int watchedQueueId;

    private LiveMessage.@Nullable Waiting sentWaiting;

    /** Held by whoever opens or closes the card; what is under it may take other pages' locks. */
    private final ReentrantLock showing = new ReentrantLock();

    /** Whose card the page shows; null: nobody's. */
    private volatile @Nullable OpenCard shown;

    private volatile boolean ended;
    private volatile boolean microphone;
    private volatile long toAnswer;
    private volatile CardChanges changes = new CardChanges();
    private volatile LiveMessage.@Nullable Card sentCard;

    LivePage(WebSocketSession socket, CurrentUser user, LiveState state, JsonMapper json) {
        this.socket = socket;
        this.user = user;
        this.state = state;
        this.json = json;
    }

    void start() {
        thread.start();
    }

    CurrentUser user() {
        return user;
    }

    /** Any thread; never waits for the page. */
    void note(Due what) {
        lock.lock();
        try {
            due.add(what);
            noted.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Also tells who waits in one queue, as long as no other is watched; 0: in none. */
    void watch(int queueId) {
        watchedQueueId = queueId;
        note(Due.BOARD);
    }

    /** Shows a customer's card from now on; 0: nobody's. */
    void show(long customerId) {
        showing.lock();
        try {
            var before = shown;
            var card = ended || customerId == 0 ? null : new OpenCard(user.firmId(), customerId);
            shown = card;
            changes = new CardChanges();
            sentCard = null;
            if (before != null && !before.equals(card)) {
                state.presence().close(before, this);
            }
            if (card != null) {
                state.presence().open(card, this);
            }
        } finally {
            showing.unlock();
        }
    }

    /** Somebody has changed what is on the card that the page shows. */
    void changed(CustomerChanged change, long atMs) {
        changes.add(change, atMs);
        note(Due.CARD);
    }

    /** Somebody has come to the card that the page shows, or left it. */
    void cardChanged() {
        note(Due.CARD);
    }

    /** Whether the page says that it has a microphone. */
    boolean hasMicrophone() {
        return microphone;
    }

    void microphone(boolean ready) {
        microphone = ready;
    }

    /** Answers the call of a contact. */
    void answer(long contactId) {
        toAnswer = contactId;
        note(Due.ANSWER);
    }

    /** The socket is closed. */
    void end() {
        ended = true;
        show(0);
        thread.interrupt();
    }

    private void run() {
        try {
            while (socket.isOpen()) {
                for (var what : next()) {
                    tell(what);
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (IOException | IllegalStateException gone) {
            LOG.debug("A page of user {} is gone: {}", user.userId(), gone.getMessage());
            close(CloseStatus.SESSION_NOT_RELIABLE);
        } catch (RuntimeException failed) {
            LOG.error("The live page of user {} failed", user.userId(), failed);
            close(CloseStatus.SERVER_ERROR);
        }
    }

    private Set<Due> next() throws InterruptedException {
        lock.lock();
        try {
            while (true) {
                if (due.contains(Due.END)) {
                    return EnumSet.of(Due.END);
                }
                var ready = EnumSet.noneOf(Due.class);
                ready.addAll(due);
                long boardInNanos = nextBoardNanos - System.nanoTime();
                if (boardInNanos > 0) {
                    ready.remove(Due.BOARD);
                }
                if (!ready.isEmpty()) {
                    due.removeAll(ready);
                    return ready;
                }
                if (due.isEmpty()) {
                    noted.await();
                } else {
                    noted.awaitNanos(boardInNanos);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void tell(Due what) throws IOException {
        switch (what) {
            case HELLO -> send(state.hello());
            case PONG -> send(state.pong());
            case CONFIG -> configChanged();
            case AGENT -> {
                if (user.is(Role.AGENT)) {
                    send(state.agent(user));
                }
            }
            case DRAFTS -> send(new LiveMessage.DraftsChanged());
            case CARD -> sendCard();
            case ANSWER -> send(new LiveMessage.Answer(Long.toString(toAnswer)));
            case BOARD -> {
                if (user.is(Role.SUPERVISOR)) {
                    sendBoard();
                    sendWaiting();
                }
            }
            case END -> close(CloseStatus.POLICY_VIOLATION);
        }
    }

    /** Rows may have come and gone: the board is sent whole again. */
    private void configChanged() throws IOException {
        sentBoard = null;
        send(new LiveMessage.ConfigChanged());
        note(Due.AGENT);
        note(Due.BOARD);
    }

    private void sendBoard() throws IOException {
        nextBoardNanos = System.nanoTime() + BOARD_EVERY_NANOS;
        var board = state.board(user.firmId());
        if (sentBoard == null) {
            send(board);
        } else {
            var change = BoardChange.between(sentBoard, board);
            if (!change.empty()) {
                send(change);
            }
        }
        sentBoard = board;
    }

    /** When the desk cannot tell, the next change of the board asks again. */
    private void sendWaiting() throws IOException {
        int queueId = watchedQueueId;
        if (queueId == 0) {
            sentWaiting = null;
            return;
        }
        var waiting = state.waiting(user.firmId(), queueId);
        if (waiting.isPresent() && !waiting.get().equals(sentWaiting)) {
            sentWaiting = waiting.get();
            send(sentWaiting);
        }
    }

    private void sendCard() throws IOException {
        var card = shown;
        if (card == null) {
            return;
        }
        var id = Long.toString(card.customerId());
        var now = new LiveMessage.Card(id, state.presence().besides(user, card), changes.take());
        if (!now.news().isEmpty() || !now.equals(sentCard)) {
            sentCard = now;
            send(now);
        }
    }

    private void send(LiveMessage message) throws IOException {
        socket.sendMessage(new TextMessage(json.writeValueAsString(message)));
    }

    void close(CloseStatus why) {
        try {
            socket.close(why);
        } catch (IOException gone) {
            LOG.debug("Closing a page: {}", gone.getMessage());
        }
    }
}
