package org.switchroom.directory.http;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.switchroom.UnusableValue;
import org.switchroom.database.UnknownCursor;
import org.switchroom.directory.ChangeRefused;
import org.switchroom.directory.ChangeRefused.FieldProblem;
import tools.jackson.core.JacksonException;

/**
 * Errors as RFC 9457 problems, before Spring's own handling. {@code detail} is for people; {@code errors} names the
 * fields, for the form.
 */
@RestControllerAdvice
@Order(-10)
class ProblemAdvice {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(ChangeRefused refusal) {
        var status = switch (refusal.kind()) {
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
            case CONFLICT -> HttpStatus.CONFLICT;
        };
        return problem(status, String.valueOf(refusal.getMessage()), refusal.problems());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unknown(UnknownCursor unknown) {
        var detail = String.valueOf(unknown.getMessage());
        return problem(HttpStatus.UNPROCESSABLE_CONTENT, detail, List.of(new FieldProblem("", detail)));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalid(MethodArgumentNotValidException invalid) {
        var problems = invalid.getFieldErrors().stream()
                .map(error -> new FieldProblem(error.getField(), error.getDefaultMessage() + "."))
                .toList();
        var detail = problems.stream().map(FieldProblem::sentence).collect(Collectors.joining(" "));
        return problem(HttpStatus.UNPROCESSABLE_CONTENT, detail, problems);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(HttpMessageNotReadableException unreadable) {
        if (unreadable.getCause() instanceof JacksonException cause
                && !cause.getPath().isEmpty()) {
            var field = cause.getPath().stream()
                    .map(step ->
                            step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                    .collect(Collectors.joining())
                    .substring(1);
            if (cause instanceof UnusableValue unusable) {
                var problem = new FieldProblem(field, unusable.getOriginalMessage());
                return problem(HttpStatus.UNPROCESSABLE_CONTENT, problem.sentence(), List.of(problem));
            }
            var problem = new FieldProblem(field, "has a value that cannot be read, or none.");
            return problem(HttpStatus.BAD_REQUEST, field + " " + problem.message(), List.of(problem));
        }
        return problem(HttpStatus.BAD_REQUEST, "The body is missing or no JSON as documented.", List.of());
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String detail, List<FieldProblem> errors) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        if (!errors.isEmpty()) {
            problem.setProperty("errors", errors);
        }
        return ResponseEntity.of(problem).build();
    }
}
