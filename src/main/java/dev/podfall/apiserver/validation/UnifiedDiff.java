package dev.podfall.apiserver.validation;

/** Not there yet. */
final class UnifiedDiff {
    private UnifiedDiff() {}

    static String of(String before, String after) {
        return "-" + before + "\n+" + after + "\n";
    }
}
