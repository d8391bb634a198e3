package dev.podfall.apiserver;

import dev.podfall.apiserver.validation.FieldError;
import java.util.List;

/**
 * How the API server refuses a request.
 *
 * <p>Upstream: staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/types.go, {@code Status}; api/errors/errors.go.
 * <br>Differs: holds what clients read of it.
 *
 * @param code the HTTP status code
 * @param reason NotFound, AlreadyExists, Conflict, Invalid, BadRequest, Forbidden ...
 * @param message the whole sentence
 * @param kind the kind it is about ({@code DaemonSet}), empty if none
 * @param name the object's name, empty if none
 * @param causes one for each field error of an Invalid
 */
public record Status(int code, String reason, String message, String kind, String name, List<Cause> causes) {

    public static final String NOT_FOUND = "NotFound";
    public static final String ALREADY_EXISTS = "AlreadyExists";
    public static final String CONFLICT = "Conflict";
    public static final String INVALID = "Invalid";
    public static final String BAD_REQUEST = "BadRequest";
    public static final String FORBIDDEN = "Forbidden";
    public static final String TOO_LARGE = "RequestEntityTooLarge";

    /**
     * One field error.
     *
     * @param type what kind of wrong it is; upstream's {@code reason}
     * @param field the path, as {@code spec.template.spec.containers[0].image}
     * @param message the rest of the line, as {@code Required value}
     * @param rule which rule is broken; never printed
     * @param choices what may stand there, if it is one of a few words; never printed from here
     */
    public record Cause(
            FieldError.Type type, String field, String message, FieldError.Rule rule, List<String> choices) {
        public Cause {
            choices = List.copyOf(choices);
        }

        public Cause(FieldError.Type type, String field, String message, FieldError.Rule rule) {
            this(type, field, message, rule, List.of());
        }

        public Cause(FieldError.Type type, String field, String message) {
            this(type, field, message, FieldError.Rule.OTHER);
        }
    }

    public static Status of(int code, String reason, String message) {
        return new Status(code, reason, message, "", "", List.of());
    }
}
