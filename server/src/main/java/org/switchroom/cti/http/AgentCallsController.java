package org.switchroom.cti.http;

import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.switchroom.cti.http.CallPlacing.CallRequest;
import org.switchroom.cti.http.CallPlacing.PlacedCall;
import org.switchroom.directory.CurrentUser;

/** The logged-in agent calls somebody: the own telephone rings first, then the other side. */
@RestController
@RequestMapping("/api/v1/agent/calls")
class AgentCallsController {
    private final CallPlacing calls;

    AgentCallsController(CallPlacing calls) {
        this.calls = calls;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    PlacedCall placeCall(@AuthenticationPrincipal CurrentUser by, @Valid @RequestBody CallRequest request) {
        return new PlacedCall(calls.place(by, request));
    }
}
