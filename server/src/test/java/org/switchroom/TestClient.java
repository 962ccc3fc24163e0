package org.switchroom;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** A browser's worth of HTTP: cookies, and the CSRF token handed back as the page does. */
public final class TestClient {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final URI server;
    private final Map<String, String> headers = new ConcurrentHashMap<>();

    public TestClient(int port) {
        this.server = URI.create("http://localhost:" + port);
    }

    public record Answer(int status, JsonNode body, HttpResponse<String> raw) {
        public String detail() {
            return body.path("detail").asString("");
        }

        public int id() {
            return body.get("id").asInt();
        }
    }

    public static TestClient loggedIn(int port, String username, String password) {
        var client = new TestClient(port);
        var answer = client.logIn(username, password);
        if (answer.status() != 200) {
            throw new AssertionError("login of " + username + " answered " + answer);
        }
        return client;
    }

    public Answer logIn(String username, String password) {
        get("/api/v1/session");
        return post("/api/v1/session", Map.of("username", username, "password", password));
    }

    /** Sends this header from now on. */
    public TestClient with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path, Object body) {
        return send("POST", path, body);
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, body);
    }

    public Answer patch(String path, Object body) {
        return send("PATCH", path, body);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    /** @param body a value to be written as JSON, JSON in a String, or null for none */
    public Answer send(String method, String path, Object body) {
        var publisher = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(
                        body instanceof String text ? text : JSON.writeValueAsString(body));
        var request = HttpRequest.newBuilder(server.resolve(path))
                .method(method, publisher)
                .header("Content-Type", "application/json")
                .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"));
        headers.forEach(request::header);
        try {
            var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            var json = response.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Answer(
                    response.statusCode(),
                    json && !response.body().isEmpty()
                            ? JSON.readTree(response.body())
                            : JsonNodeFactory.instance.objectNode(),
                    response);
        } catch (IOException e) {
            throw new AssertionError(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    public void forgetCookie(String name) {
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .toList()
                .forEach(cookie -> cookies.getCookieStore().remove(null, cookie));
    }
}
