package dev.podfall.kubelet;

/** What a container does, told by its image's tag; any other tag runs and is ready. */
public enum ImageFate {
    /** Runs, and is ready. */
    RUNS,
    /** Runs, and is never ready. */
    UNREADY,
    /** Its image cannot be pulled. */
    MISSING,
    /** Exits with code 1, again and again. */
    CRASHES,
    /** Ignores SIGTERM: takes its whole grace period. */
    STUBBORN;

    public static ImageFate of(String image) {
        var tag = image.substring(image.lastIndexOf(':') + 1);
        return switch (tag) {
            case "unready" -> UNREADY;
            case "missing" -> MISSING;
            case "crash" -> CRASHES;
            case "stubborn" -> STUBBORN;
            default -> RUNS;
        };
    }
}
