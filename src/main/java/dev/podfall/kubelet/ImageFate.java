package dev.podfall.kubelet;

import dev.podfall.api.core.Ailment;

/** What a container does, told by what ailed it in a copied cluster, or by its image's tag; any other tag runs and is ready. */
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
    STUBBORN,
    /** Cannot be made: in copied clusters only. */
    UNSTARTABLE,
    /** An init container that runs and does not end: in copied clusters only. */
    ENDLESS;

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

    static ImageFate of(Ailment ailment) {
        return switch (ailment) {
            case Ailment.Crashes _ -> CRASHES;
            case Ailment.NoImage _ -> MISSING;
            case Ailment.CannotStart _ -> UNSTARTABLE;
            case Ailment.NotReady _ -> UNREADY;
            case Ailment.NeverDone _ -> ENDLESS;
        };
    }
}
