package org.switchroom.cti.http;

import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.switchroom.routing.CommandRefused;

/** Refusals of the routing desk as RFC 9457 problems. Another firm's things are unknown, as if they were not there. */
@RestControllerAdvice
@Order(-10)
class DeskProblems {

    @ExceptionHandler
    ProblemDetail refused(CommandRefused refused) {
        return switch (refused.reason()) {
            case OTHER_FIRM, UNKNOWN_CONTACT ->
                problem(HttpStatus.NOT_FOUND, "That contact is over. The page shows the true state in a moment.");
            case UNKNOWN_AGENT -> problem(HttpStatus.NOT_FOUND, "You are no agent here yet; ask your administrator.");
            case UNKNOWN_QUEUE -> problem(HttpStatus.NOT_FOUND, "There is no such queue.");
            case DEVICE_IN_USE ->
                problem(HttpStatus.CONFLICT, "Somebody else is signed in on that telephone. Choose another.");
            case NOT_IN_THIS_STATE, DUPLICATE_CONTACT, QUEUE_FULL, STALE_SEQUENCE ->
                problem(HttpStatus.CONFLICT, "Not possible now: " + refused.getMessage() + ".");
            case LIMIT_REACHED, BAD_VALUE -> problem(HttpStatus.UNPROCESSABLE_CONTENT, refused.getMessage() + ".");
        };
    }

    private static ProblemDetail problem(HttpStatus status, String detail) {
        return ProblemDetail.forStatusAndDetail(status, detail);
    }
}
