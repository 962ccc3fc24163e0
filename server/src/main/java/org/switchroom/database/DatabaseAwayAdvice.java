package org.switchroom.database;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.switchroom.TryLaterAdvice;

/** A request that the database could not serve at this moment gets 503, why, and when to ask again; never a stack trace. */
@RestControllerAdvice
@Order(-10)
class DatabaseAwayAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseAwayAdvice.class);

    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class,
        CannotCreateTransactionException.class
    })
    ResponseEntity<ProblemDetail> away(Exception e) {
        return switch (e) {
            case ConcurrencyFailureException crossed ->
                later(
                        1,
                        "Somebody else was changing the same at this moment, so nothing was saved. Try again.",
                        crossed);
            case QueryTimeoutException slow ->
                later(5, "The database took too long for this, so nothing was saved. Try again shortly.", slow);
            default ->
                later(
                        5,
                        "The database cannot be reached at the moment. Calls go on; nothing was saved. Try again shortly.",
                        e);
        };
    }

    private static ResponseEntity<ProblemDetail> later(int seconds, String detail, Exception why) {
        LOG.warn("Not served by the database: {}", why.getMessage());
        return TryLaterAdvice.later(seconds, detail);
    }
}
