package dev.podfall.apiserver;

/**
 * How a write is to be done.
 *
 * <p>Upstream: apimachinery/pkg/apis/meta/v1/types.go, {@code CreateOptions}, {@code UpdateOptions},
 * {@code PatchOptions}.
 * <br>Differs: fields are always validated strictly; there is no forced conflict, because there is no server-side apply.
 *
 * @param fieldManager who writes, as {@code kubectl-client-side-apply}
 * @param dryRun answer, but write nothing
 * @param subresource empty, or {@code status}: then only the status is taken, else all but the status
 */
public record WriteOptions(String fieldManager, boolean dryRun, String subresource) {
    public static final String STATUS = "status";

    public static WriteOptions by(String fieldManager) {
        return new WriteOptions(fieldManager, false, "");
    }

    public WriteOptions withDryRun(boolean newDryRun) {
        return new WriteOptions(fieldManager, newDryRun, subresource);
    }

    public WriteOptions ofStatus() {
        return new WriteOptions(fieldManager, dryRun, STATUS);
    }

    public boolean isStatus() {
        return subresource.equals(STATUS);
    }
}
