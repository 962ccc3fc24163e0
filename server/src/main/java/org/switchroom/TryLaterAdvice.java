package org.switchroom;

import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Before the other advices: they would take what caused it for what it is. */
@RestControllerAdvice
@Order(-11)
class TryLaterAdvice {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> later(TryLater later) {
        return later.answer();
    }
}
