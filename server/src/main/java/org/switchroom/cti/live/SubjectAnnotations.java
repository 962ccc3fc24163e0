package org.switchroom.cti.live;

import static java.util.stream.Collectors.toMap;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.switchroom.crm.ContactSubjects;
import org.switchroom.reporting.ContactAnnotations;

/** Brings the customer's name and the disposition from the records into the contact log's lists. */
@Component
class SubjectAnnotations implements ContactAnnotations {
    private final ContactSubjects subjects;

    SubjectAnnotations(ContactSubjects subjects) {
        this.subjects = subjects;
    }

    @Override
    public Map<Long, Annotation> of(int firmId, Map<Long, String> callerNumbers) {
        return subjects.of(firmId, callerNumbers).entrySet().stream()
                .collect(toMap(Map.Entry::getKey, entry -> annotation(entry.getValue())));
    }

    private static Annotation annotation(ContactSubjects.Subject subject) {
        return new Annotation(subject.name(), subject.disposition());
    }
}
