package org.switchroom.pop.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.switchroom.directory.CurrentUser;
import org.switchroom.pop.VerificationField;
import org.switchroom.pop.Verifications;
import org.switchroom.pop.store.StoredVerifications;

/** What an agent asks to be sure who calls. */
@RestController
@RequestMapping("/api/v1/admin/verification")
class VerificationController {
    private final StoredVerifications verifications;

    VerificationController(StoredVerifications verifications) {
        this.verifications = verifications;
    }

    /**
     * @param fields in the order in which they are asked
     * @param needed right answers; 0: nobody is verified
     */
    record VerificationRule(@NotNull @Size(max = 20) List<@NotNull VerificationField> fields, int needed) {
        static VerificationRule of(Verifications.Rule rule) {
            return new VerificationRule(rule.fields(), rule.needed());
        }
    }

    @GetMapping
    VerificationRule verificationRule(@AuthenticationPrincipal CurrentUser by) {
        return VerificationRule.of(verifications.ruleOf(by.firmId()));
    }

    @PutMapping
    VerificationRule replaceVerificationRule(
            @AuthenticationPrincipal CurrentUser by, @Valid @RequestBody VerificationRule rule) {
        return VerificationRule.of(
                verifications.save(by.firmId(), new Verifications.Rule(rule.fields(), rule.needed()), by.userId()));
    }
}
