package org.switchroom.cti.live;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.switchroom.crm.ContactSubjects;
import org.switchroom.pop.Verification;
import org.switchroom.pop.Verifications;
import org.switchroom.reporting.ContactAnnotations;

/** Brings the customer's name, the disposition and who made sure of it from the records into the contact log's lists. */
@Component
class SubjectAnnotations implements ContactAnnotations {
    private static final ContactSubjects.Subject NOBODY = new ContactSubjects.Subject("", "");

    private final ContactSubjects subjects;
    private final Verifications verifications;

    SubjectAnnotations(ContactSubjects subjects, Verifications verifications) {
        this.subjects = subjects;
        this.verifications = verifications;
    }

    @Override
    public Map<Long, Annotation> of(int firmId, Map<Long, String> callerNumbers) {
        var verified = verifications.of(firmId, callerNumbers.keySet());
        var known = subjects.of(firmId, callerNumbers);
        var annotations = new HashMap<Long, Annotation>();
        for (long contactId : callerNumbers.keySet()) {
            var subject = known.getOrDefault(contactId, NOBODY);
            var of = new Annotation(subject.name(), subject.disposition(), shown(verified.get(contactId)));
            if (of.verified() != null || !subject.equals(NOBODY)) {
                annotations.put(contactId, of);
            }
        }
        return annotations;
    }

    private static @Nullable Verified shown(@Nullable Verification done) {
        return done == null
                ? null
                : new Verified(
                        done.byName(),
                        done.at(),
                        done.fields().stream().map(Enum::name).toList());
    }
}
