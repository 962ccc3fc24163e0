package org.switchroom.routing.desk;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.switchroom.StartupProblem;
import org.switchroom.directory.Directory;
import org.switchroom.routing.JournalFollower;
import org.switchroom.routing.store.Journal;
import org.switchroom.routing.store.JournalDamaged;

/** Opens the desk, brings the directory into it, and lets the followers run once all of them are there. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeskSettings.class)
class RoutingConfiguration {

    @Bean
    Journal journal(DeskSettings settings) {
        try {
            return Journal.open(settings.journalDirectory(), settings.desk().segmentBytes());
        } catch (IOException | JournalDamaged e) {
            throw new StartupProblem(String.valueOf(e.getMessage()), e);
        }
    }

    @Bean
    FollowerRuns followerRuns(Journal journal) {
        return new FollowerRuns(journal);
    }

    @Bean
    WindowOnJournal journalWindow(Journal journal) {
        return new WindowOnJournal(journal);
    }

    @Bean
    EngineDesk routingDesk(Journal journal, DeskSettings settings, FollowerRuns followers) {
        try {
            return EngineDesk.open(journal, settings, Clock.systemUTC(), followers::passedByAll);
        } catch (IOException | JournalDamaged | Replay.Diverged e) {
            throw new StartupProblem(String.valueOf(e.getMessage()), e);
        }
    }

    @Bean
    DirectoryIntoCentre directoryIntoCentre(EngineDesk desk, Directory directory) {
        return new DirectoryIntoCentre(desk, directory);
    }

    @Bean
    Midnights midnights(EngineDesk desk, Directory directory) {
        return new Midnights(desk, directory, Clock.systemUTC()).start();
    }

    @Bean
    CallbackHours callbackHours(EngineDesk desk, Directory directory, DirectoryIntoCentre afterIt) {
        return new CallbackHours(desk, directory, Clock.systemUTC()).start();
    }

    @Bean
    FollowerLifecycle followerLifecycle(
            FollowerRuns runs, ObjectProvider<JournalFollower> followers, EngineDesk desk, MeterRegistry meters) {
        return new FollowerLifecycle(runs, followers, desk, meters);
    }
}
