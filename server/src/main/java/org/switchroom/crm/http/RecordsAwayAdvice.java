package org.switchroom.crm.http;

import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.switchroom.crm.ContactNotes.RecordsAway;

@RestControllerAdvice
@Order(-10)
class RecordsAwayAdvice {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> away(RecordsAway away) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header("Retry-After", "5")
                .body(ProblemDetail.forStatusAndDetail(
                        HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(away.getMessage())));
    }
}
