package org.switchroom;

import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * A request that cannot be served at this moment gets 503, why, and when to ask again. Before the other advices: they would
 * take what caused it for what it is.
 */
@RestControllerAdvice
@Order(-11)
public class TryLaterAdvice {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> later(TryLater later) {
        return later(later.seconds(), String.valueOf(later.getMessage()));
    }

    /**
     * The same for what others throw.
     *
     * @param seconds after which it may be tried again
     */
    public static ResponseEntity<ProblemDetail> later(int seconds, String detail) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(seconds))
                .body(ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, detail));
    }
}
