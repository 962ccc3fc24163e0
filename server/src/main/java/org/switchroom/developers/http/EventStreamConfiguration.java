package org.switchroom.developers.http;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;

/** Opens the event stream; security has asked for a token or a login before. A page of another origin is refused. */
@Configuration(proxyBeanMethods = false)
class EventStreamConfiguration implements WebSocketConfigurer {
    private final EventStreams streams;

    EventStreamConfiguration(EventStreams streams) {
        this.streams = streams;
    }

    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
        registry.addHandler(streams, EventStreams.PATH);
    }
}
