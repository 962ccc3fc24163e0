package org.switchroom.telephony;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.switchroom.directory.CarrierRegistrations;
import org.switchroom.directory.Directory;
import org.switchroom.ivr.TypedNumbers;
import org.switchroom.ivr.Wayfinder;
import org.switchroom.routing.RoutingDesk;
import org.switchroom.telephony.line.SipSocket;

/** Telephony's place in the application; {@code switchroom.telephony.enabled=false} for a node that takes no calls. */
@ConditionalOnBooleanProperty(name = "switchroom.telephony.enabled", matchIfMissing = true)
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
@EnableConfigurationProperties(TelephonyProperties.class)
class TelephonyConfiguration {

    @Bean(destroyMethod = "close")
    Telephony telephony(
            TelephonyProperties properties,
            Directory directory,
            RoutingDesk desk,
            Wayfinder wayfinder,
            TypedNumbers typed,
            ApplicationEventPublisher events) {
        return new Telephony(properties, directory, desk, wayfinder, typed, events::publishEvent);
    }

    /** Calls are taken when all else is there, and ended before anything else goes. */
    @Bean
    SmartLifecycle telephonyLifecycle(Telephony telephony) {
        return new Running(telephony);
    }

    @Bean
    PageControl pageControl(Telephony telephony) {
        return new PageControl(
                telephony.devices(), telephony.calls(), telephony.outside(), telephony.ownCalls(), telephony.ringing());
    }

    @Bean
    CarrierRegistrations carrierRegistrations(Telephony telephony) {
        return telephony::registrationOf;
    }

    @Bean
    TelephonyMeters telephonyMeters(Telephony telephony) {
        return new TelephonyMeters(telephony);
    }

    @Bean
    DirectoryChanges telephonyDirectoryChanges(Telephony telephony) {
        return new DirectoryChanges(telephony);
    }

    /** Browsers of other hosts are turned away unless they are named. */
    @Bean
    WebSocketConfigurer sipSocketConfigurer(Telephony telephony, TelephonyProperties properties) {
        return registry -> registry.addHandler(telephony.socket(), SipSocket.PATH)
                .setAllowedOrigins(properties.sip().allowedOrigins().toArray(String[]::new));
    }

    record DirectoryChanges(Telephony telephony) {
        @EventListener
        void changed(Directory.Changed change) {
            telephony.refreshSoon();
        }

        @EventListener
        void accessChanged(Directory.AccessChanged change) {
            telephony.socket().end(change.userId());
        }
    }
}
