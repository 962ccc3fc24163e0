package org.switchroom;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A real HTTP service of somebody else's, on the loopback: it answers what a test says, and keeps what it was asked. */
public interface BesideAService {
    @RegisterExtension
    WireMockExtension SERVICE = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();
}
