package dev.podfall.apiserver;

/**
 * How a write is to be done.
 *
 * <p>Upstream: apimachinery/pkg/apis/meta/v1/types.go, {@code CreateOptions}, {@code UpdateOptions},
 * {@code PatchOptions}.
 * <br>Differs: there is no forced conflict, because there is no server-side apply.
 *
 * @param fieldManager who writes, as {@code kubectl-client-side-apply}
 * @param dryRun answer, but write nothing
 * @param subresource empty, or {@code status}: then only the status is taken, else all but the status
 * @param fieldValidation what becomes of unknown fields
 */
public record WriteOptions(String fieldManager, boolean dryRun, String subresource, FieldValidation fieldValidation) {
    public static final String STATUS = "status";

    /** Strictly. */
    public static WriteOptions by(String fieldManager) {
        return new WriteOptions(fieldManager, false, "", FieldValidation.STRICT);
    }

    public WriteOptions withDryRun(boolean newDryRun) {
        return new WriteOptions(fieldManager, newDryRun, subresource, fieldValidation);
    }

    public WriteOptions withFieldValidation(FieldValidation newFieldValidation) {
        return new WriteOptions(fieldManager, dryRun, subresource, newFieldValidation);
    }

    public WriteOptions ofStatus() {
        return new WriteOptions(fieldManager, dryRun, STATUS, fieldValidation);
    }

    public boolean isStatus() {
        return subresource.equals(STATUS);
    }
}
