package org.switchroom;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes everything, but answers the first request only when a second has come, or none has within a second. */
public final class SlowService implements AutoCloseable {
    private final CountDownLatch first = new CountDownLatch(1);
    private final CountDownLatch second = new CountDownLatch(1);
    private final AtomicInteger taken = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer http;

    public SlowService() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
        http.setExecutor(threads);
        http.createContext("/", this::take);
        http.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        if (taken.incrementAndGet() == 1) {
            first.countDown();
            awaitSecond();
        } else {
            second.countDown();
        }
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private boolean awaitSecond() {
        try {
            return second.await(1, SECONDS);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    public void awaitFirst() throws InterruptedException {
        first.await();
    }

    /** Requests until now. */
    public int taken() {
        return taken.get();
    }

    @Override
    public void close() {
        http.stop(0);
        threads.close();
    }
}
