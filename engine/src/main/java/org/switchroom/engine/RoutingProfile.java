package org.switchroom.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an agent serves and can do.
 *
 * @param services by queue, ascending
 * @param skills by skill, ascending
 */
public record RoutingProfile(List<Service> services, List<Skill> skills) {
    public static final RoutingProfile NOTHING = new RoutingProfile(List.of(), List.of());

    public RoutingProfile {
        services = List.copyOf(services);
        skills = List.copyOf(skills);
    }

    /** @param queueIds ascending */
    public static RoutingProfile plain(List<Integer> queueIds) {
        return new RoutingProfile(queueIds.stream().map(Service::of).toList(), List.of());
    }

    /** Nothing in it but which queues. */
    public boolean isPlain() {
        return skills.isEmpty() && services.stream().allMatch(service -> service.equals(Service.of(service.queueId())));
    }

    public List<Integer> queueIds() {
        return services.stream().map(Service::queueId).toList();
    }

    /** Null if the queue is not served. */
    public @Nullable Service service(int queueId) {
        for (Service service : services) {
            if (service.queueId() == queueId) {
                return service;
            }
        }
        return null;
    }

    public RoutingProfile without(int queueId) {
        return new RoutingProfile(
                services.stream()
                        .filter(service -> service.queueId() != queueId)
                        .toList(),
                skills);
    }

    /** 0 without the skill. */
    public int level(int skillId) {
        int from = 0;
        int to = skills.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (skills.get(middle).skillId() < skillId) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from < skills.size() && skills.get(from).skillId() == skillId
                ? skills.get(from).level()
                : 0;
    }
}
