package dev.podfall.apiserver;

/**
 * What becomes of fields that no type has.
 *
 * <p>Upstream: apimachinery/pkg/apis/meta/v1/types.go {@code FieldValidationStrict} and the constants beside it.
 * <br>Differs: in nothing that we know of.
 */
public enum FieldValidation {
    /** The request is refused. */
    STRICT,
    /** They are dropped, and the client is told. */
    WARN,
    /** They are dropped. */
    IGNORE
}
