package dev.podfall.kubectl;

/**
 * How much of a change is to be made.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/cmd/util/helpers.go {@code GetDryRunStrategy}.
 * <br>Differs: in nothing that we know of.
 */
enum DryRun {
    NONE(""),
    /** Nothing is sent. */
    CLIENT(" (dry run)"),
    /** All is sent, nothing is stored. */
    SERVER(" (server dry run)");

    static final String ALONE = "unchanged";

    private final String suffix;

    DryRun(String suffix) {
        this.suffix = suffix;
    }

    /** What success messages end with. */
    String suffix() {
        return suffix;
    }

    static DryRun of(String value) {
        return switch (value) {
            case "none" -> NONE;
            case "client" -> CLIENT;
            case "server" -> SERVER;
            case ALONE ->
                throw new KubectlException("--dry-run flag without a value was specified. A value must be set:"
                        + " \"none\", \"server\", or \"client\".");
            default ->
                throw new KubectlException(
                        "Invalid dry-run value (" + value + "). Must be \"none\", \"server\", or \"client\".");
        };
    }
}
