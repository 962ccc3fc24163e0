package org.switchroom.cti.http;

import jakarta.validation.Valid;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.switchroom.cti.http.CallPlacing.CallRequest;
import org.switchroom.cti.http.CallPlacing.PlacedCall;
import org.switchroom.desk.OnceOnly;
import org.switchroom.desk.OnceOnly.Request;
import org.switchroom.directory.ChangeRefused;
import org.switchroom.directory.ChangeRefused.Kind;
import org.switchroom.directory.CurrentUser;

/** Click to dial: the logged-in agent's own telephone rings first, then the other side; and the same click dials once. */
@RestController
@RequestMapping("/api/v1/calls")
class CallsController {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._:-]{8,64}");

    private final CallPlacing calls;
    private final OnceOnly requests;

    CallsController(CallPlacing calls, OnceOnly requests) {
        this.calls = calls;
        this.requests = requests;
    }

    /**
     * Answers 201 when it dials, 200 with the same contact when it has dialled for this key before.
     *
     * @param key a new one for each call, such as a UUID; the same again, for a day, does not dial again
     */
    @PostMapping
    ResponseEntity<PlacedCall> dialOnce(
            @AuthenticationPrincipal CurrentUser by,
            @RequestHeader("Idempotency-Key") String key,
            @Valid @RequestBody CallRequest request) {
        if (!KEY.matcher(key).matches()) {
            throw new ChangeRefused(
                    Kind.INVALID, "The Idempotency-Key is 8 to 64 letters, digits and . _ : - such as a UUID.");
        }
        var asked = new Request(by.firmId(), by.userId(), key, request.target().toString());
        var done = requests.once(asked, () -> calls.place(by, request));
        return ResponseEntity.status(done.again() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(new PlacedCall(done.answer()));
    }
}
