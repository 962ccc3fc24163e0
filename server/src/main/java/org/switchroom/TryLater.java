package org.switchroom;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** Nothing was done, as there is no room or no records for it at this moment; the message says to the person what to do. */
public abstract class TryLater extends RuntimeException {
    private final int seconds;

    /** @param seconds after which it may be tried again */
    protected TryLater(int seconds, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.seconds = seconds;
    }

    /** 503, why, and when to ask again. */
    public ResponseEntity<ProblemDetail> answer() {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(seconds))
                .body(ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(getMessage())));
    }
}
