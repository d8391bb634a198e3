package dev.podfall.apiserver;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.apiserver.validation.FieldError;
import dev.podfall.apiserver.validation.FieldErrors;
import dev.podfall.apiserver.validation.FieldPath;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** A request was refused; {@link #status()} says why. Nothing was written. */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Status status;

    public ApiException(Status status) {
        super(status.message());
        this.status = status;
    }

    public Status status() {
        return status;
    }

    public boolean is(String reason) {
        return status.reason().equals(reason);
    }

    public static ApiException notFound(Kind kind, String name) {
        return new ApiException(new Status(
                404,
                Status.NOT_FOUND,
                kind.resource() + " \"" + name + "\" not found",
                kind.kindName(),
                name,
                List.of()));
    }

    public static ApiException alreadyExists(KubeObject object) {
        return new ApiException(new Status(
                409,
                Status.ALREADY_EXISTS,
                object.kind().resource() + " \"" + object.name() + "\" already exists",
                object.kind().kindName(),
                object.name(),
                List.of()));
    }

    /** The object has been modified since the writer read it. */
    public static ApiException conflict(KubeObject object) {
        return conflict(
                object.kind(),
                object.name(),
                "the object has been modified; please apply your changes to the latest version and try again");
    }

    public static ApiException conflict(Kind kind, String name, String detail) {
        return new ApiException(new Status(
                409,
                Status.CONFLICT,
                "Operation cannot be fulfilled on " + kind.resource() + " \"" + name + "\": " + detail,
                kind.kindName(),
                name,
                List.of()));
    }

    public static ApiException forbidden(Kind kind, String name, String detail) {
        return forbidden(kind, name, detail, List.of());
    }

    /** Nothing new may come into a namespace that goes. */
    public static ApiException namespaceTerminating(Kind kind, String name, String namespace) {
        var cause = new Status.Cause(
                FieldError.Type.FORBIDDEN,
                "metadata.namespace",
                "namespace " + namespace + " is being terminated",
                FieldError.Rule.NAMESPACE_STAYS);
        return forbidden(
                kind,
                name,
                "unable to create new content in namespace " + namespace + " because it is being terminated",
                List.of(cause));
    }

    private static ApiException forbidden(Kind kind, String name, String detail, List<Status.Cause> causes) {
        var subject = name.isEmpty() ? kind.resource() : kind.resource() + " \"" + name + "\"";
        return new ApiException(
                new Status(403, Status.FORBIDDEN, subject + " is forbidden: " + detail, kind.kindName(), name, causes));
    }

    /** A request with wrong fields; the message says each error once, the causes as often as it was found. */
    public static ApiException invalid(Kind kind, String name, List<FieldError> errors) {
        var qualified = kind.group().isEmpty() ? kind.kindName() : kind.kindName() + "." + kind.group();
        return invalid(qualified + " \"" + name + "\" is invalid: ", kind.kindName(), name, errors);
    }

    /** A patch that makes a document which cannot be read. */
    public static ApiException invalidPatch(String patch, String detail) {
        var errors = new FieldErrors();
        errors.invalid(FieldPath.of("patch"), patch, detail);
        return invalid(" \"\" is invalid: ", "", "", errors.toList());
    }

    private static ApiException invalid(String prefix, String kind, String name, List<FieldError> errors) {
        var causes = new ArrayList<Status.Cause>();
        var lines = new LinkedHashSet<String>();
        for (var error : errors) {
            lines.add(error.toString());
            causes.add(new Status.Cause(error.type(), error.path(), error.body(), error.rule(), error.choices()));
        }
        var all = lines.size() == 1 ? lines.getFirst() : "[" + String.join(", ", lines) + "]";
        return new ApiException(new Status(422, Status.INVALID, prefix + all, kind, name, List.copyOf(causes)));
    }

    public static ApiException badRequest(String message) {
        return new ApiException(Status.of(400, Status.BAD_REQUEST, message));
    }
}
