package dev.podfall.ui.timeline;

import dev.podfall.ui.text.Words;
import dev.podfall.ui.timeline.Folds.Fold;
import java.time.Duration;

/** How long a lull is, as people say it. */
final class LullText {
    private static final double ROUGH = 600;

    private LullText() {}

    /** The two largest units: {@code 1 h 48 min}, {@code 5 min 20 s}, {@code 40 s}. */
    static String of(Fold fold) {
        var time = length(fold);
        if (time.toDays() > 0) {
            return said("timeline.lull.days", time.toDays(), time.toHoursPart());
        }
        if (time.toHours() > 0) {
            return said("timeline.lull.hours", time.toHours(), time.toMinutesPart());
        }
        return said("timeline.lull.minutes", time.toMinutes(), time.toSecondsPart());
    }

    /** The largest unit alone. */
    static String brief(Fold fold) {
        var time = length(fold);
        if (time.toDays() > 0) {
            return said("timeline.lull.days", time.toDays(), 0);
        }
        return time.toHours() > 0
                ? said("timeline.lull.hours", time.toHours(), 0)
                : time.toMinutes() > 0
                        ? said("timeline.lull.minutes", time.toMinutes(), 0)
                        : said("timeline.lull.minutes", 0, time.toSecondsPart());
    }

    private static String said(String key, long large, long small) {
        return Words.of(key, large, small);
    }

    /** Seconds are of no use in what lasted long. */
    private static Duration length(Fold fold) {
        double seconds = fold.to() - fold.from();
        return seconds < ROUGH ? Duration.ofSeconds(Math.round(seconds)) : Duration.ofMinutes(Math.round(seconds / 60));
    }
}
