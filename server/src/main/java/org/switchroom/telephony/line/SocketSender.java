package org.switchroom.telephony.line;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

/** Writes to a WebSocket without ever holding up who writes: a browser that does not read is hung up on. */
final class SocketSender {
    private static final Logger LOG = LoggerFactory.getLogger(SocketSender.class);
    private static final int MOST_WAITING = 128;

    private final WebSocketSession session;
    private final Executor threads;
    private final BlockingQueue<String> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicInteger size = new AtomicInteger();

    SocketSender(WebSocketSession session, Executor threads) {
        this.session = session;
        this.threads = threads;
    }

    void send(String message) {
        if (!waiting.offer(message)) {
            close(CloseStatus.SESSION_NOT_RELIABLE);
        } else if (size.getAndIncrement() == 0) {
            threads.execute(this::drain);
        }
    }

    private void drain() {
        do {
            var message = waiting.poll();
            try {
                if (message != null && session.isOpen()) {
                    session.sendMessage(new TextMessage(message));
                }
            } catch (IOException | IllegalStateException e) {
                LOG.debug("WebSocket {} is gone: {}", session.getId(), e.toString());
                close(CloseStatus.SERVER_ERROR);
            }
        } while (size.decrementAndGet() > 0);
    }

    private void close(CloseStatus why) {
        threads.execute(() -> close(session, why));
    }

    /** Blocking. */
    static void close(WebSocketSession session, CloseStatus why) {
        try {
            session.close(why);
        } catch (IOException e) {
            LOG.debug("WebSocket {} did not close: {}", session.getId(), e.toString());
        }
    }
}
