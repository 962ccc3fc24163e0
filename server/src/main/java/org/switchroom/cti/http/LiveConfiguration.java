package org.switchroom.cti.http;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;

/** Opens the live socket to pages of this origin; security has asked for a login before. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class LiveConfiguration implements WebSocketConfigurer {
    private final LiveSocket socket;

    LiveConfiguration(LiveSocket socket, MeterRegistry meters) {
        this.socket = socket;
        Gauge.builder("switchroom.live.pages", socket, LiveSocket::count)
                .description("Pages with an open live socket")
                .register(meters);
    }

    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
        registry.addHandler(socket, LiveSocket.PATH);
    }
}
