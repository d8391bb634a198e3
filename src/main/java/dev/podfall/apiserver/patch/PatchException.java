package dev.podfall.apiserver.patch;

import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.ApiException;
import dev.podfall.apiserver.Status;

/** A patch cannot be made or applied; the message is upstream's. */
public final class PatchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Whose fault the API server says it is. */
    public enum Answer {
        /** 400: the patch is none. */
        BAD_REQUEST,
        /** 422, which hides the message: the patch does not fit the object. */
        UNPROCESSABLE,
        /** 500, with the message. */
        INTERNAL
    }

    private final Answer answer;

    PatchException(Answer answer, String message) {
        super(message);
        this.answer = answer;
    }

    static PatchException badRequest(String message) {
        return new PatchException(Answer.BAD_REQUEST, message);
    }

    static PatchException unprocessable(String message) {
        return new PatchException(Answer.UNPROCESSABLE, message);
    }

    static PatchException internal(String message) {
        return new PatchException(Answer.INTERNAL, message);
    }

    /** What Go's decoder says of a value that is none of the type. */
    static String notInto(Tree value, String goType) {
        return "json: cannot unmarshal " + sort(value) + " into Go value of type " + goType;
    }

    /** What Go's decoder calls such a value. */
    static String sort(Tree value) {
        return switch (value) {
            case Tree.Text _ -> "string";
            case Tree.Int _, Tree.Real _ -> "number";
            case Tree.Bool _ -> "bool";
            case Tree.Arr _ -> "array";
            case Tree.Obj _, Tree.Nil _ -> "object";
        };
    }

    public Answer answer() {
        return answer;
    }

    @Override
    public String getMessage() {
        var message = super.getMessage();
        return message == null ? "" : message;
    }

    /**
     * How the API server answers a request with such a patch.
     *
     * <p>Upstream: apiserver/pkg/endpoints/handlers/patch.go, {@code interpretStrategicMergePatchError}.
     */
    public ApiException asApiException() {
        return switch (answer) {
            case BAD_REQUEST -> ApiException.badRequest(getMessage());
            case UNPROCESSABLE ->
                new ApiException(Status.of(
                        422, Status.INVALID, "the server rejected our request due to an error in our request"));
            case INTERNAL -> new ApiException(Status.of(500, "", getMessage()));
        };
    }
}
