package org.switchroom.crm.http;

import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.switchroom.crm.UploadRefused;

@RestControllerAdvice
@Order(-10)
class UploadRefusedAdvice {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(UploadRefused refused) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header("Retry-After", "5")
                .body(ProblemDetail.forStatusAndDetail(
                        HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(refused.getMessage())));
    }
}
