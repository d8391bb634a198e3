package dev.podfall.kubectl;

import dev.podfall.kubectl.grammar.Switches;

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
        var flag = Switches.parse(value);
        if (flag != null) {
            return flag ? CLIENT : NONE;
        }
        return switch (value) {
            case "none" -> NONE;
            case "client", ALONE -> CLIENT;
            case "server" -> SERVER;
            default ->
                throw new KubectlException(
                        "Invalid dry-run value (" + value + "). Must be \"none\", \"server\", or \"client\".");
        };
    }

    /** What kubectl's log says of old ways to write it; empty if there is nothing to say. */
    static String deprecation(String value) {
        var flag = Switches.parse(value);
        if (flag != null) {
            return "--dry-run=" + value + " is deprecated (boolean value) and can be replaced with --dry-run="
                    + (flag ? "client" : "none") + ".";
        }
        return value.equals(ALONE) ? "--dry-run is deprecated and can be replaced with --dry-run=client." : "";
    }
}
