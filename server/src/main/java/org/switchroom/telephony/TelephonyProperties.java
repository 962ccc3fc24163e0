package org.switchroom.telephony;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of telephony, under {@code switchroom}.
 *
 * @param dataDir holds {@code recordings} and {@code prompts}
 */
@Validated
@ConfigurationProperties("switchroom")
record TelephonyProperties(
        @DefaultValue("data") Path dataDir,
        @Valid @DefaultValue Sip sip,
        @Valid @DefaultValue Rtp rtp,
        @Valid @DefaultValue Voice voice) {

    /**
     * {@code switchroom.sip.*}
     *
     * @param bind address to listen on; 0.0.0.0: all
     * @param advertised address or name that peers are told; empty: {@code bind}, or this machine's own when that is all
     * @param udpPort 0: any free one; -1: no UDP
     * @param tcpPort 0: any free one; -1: no TCP
     * @param maxCalls calls at once; one more gets 503 with Retry-After
     * @param failuresPerMinute wrong passwords or unknown calls of one address before it is not listened to for a minute
     * @param shortestRegistration a phone that wants less is told this
     * @param longestRegistration a phone that wants more gets this
     * @param deviceGrace how long a lost browser or registration is waited for before the agent gets no more calls
     * @param deviceAway after so long the agent is signed out
     * @param allowedOrigins pages of other hosts that may open {@code /sip}, as {@code https://host}
     * @param maxSocketMessage bytes of one message over WebSocket
     * @param maxSocketsPerUser WebSockets of one user at once
     */
    record Sip(
            @DefaultValue("0.0.0.0") InetAddress bind,
            @DefaultValue("") String advertised,
            @DefaultValue("5060") @Min(-1) @Max(65_535) int udpPort,
            @DefaultValue("5060") @Min(-1) @Max(65_535) int tcpPort,
            @DefaultValue("5000") @Min(1) @Max(100_000) int maxCalls,
            @DefaultValue("10") @Min(1) @Max(10_000) int failuresPerMinute,
            @DefaultValue("30s") Duration shortestRegistration,
            @DefaultValue("1h") Duration longestRegistration,
            @DefaultValue("2s") Duration deviceGrace,
            @DefaultValue("1m") Duration deviceAway,
            @DefaultValue List<String> allowedOrigins,

            @DefaultValue("65536") @Min(4096) @Max(1_048_576)
            int maxSocketMessage,

            @DefaultValue("4") @Min(1) @Max(100) int maxSocketsPerUser) {}

    /**
     * {@code switchroom.rtp.*}
     *
     * @param firstPort first of the range for trunks and desk phones, even
     * @param lastPort last of it
     * @param webrtcPort the one UDP port of all browsers
     * @param silence without a packet for so long a party counts as lost
     */
    record Rtp(
            @DefaultValue("20000") @Min(1024) @Max(65_534) int firstPort,
            @DefaultValue("29999") @Min(1025) @Max(65_535) int lastPort,
            @DefaultValue("19999") @Min(0) @Max(65_535) int webrtcPort,
            @DefaultValue("30s") Duration silence) {}

    /**
     * {@code switchroom.voice.*}
     *
     * @param program speech program for prompts that are not shipped
     * @param announceEvery between two announcements of position and wait in a queue
     * @param maxPromptDisk bytes of rendered prompts kept on disk
     * @param maxPromptMemory bytes of prompts kept ready
     */
    record Voice(
            @DefaultValue("espeak-ng") String program,
            @DefaultValue("30s") Duration announceEvery,
            @DefaultValue("1073741824") @Min(1_048_576) long maxPromptDisk,
            @DefaultValue("67108864") @Min(1_048_576) long maxPromptMemory) {}
}
