package dev.podfall.ui.nodes;

import dev.podfall.language.Phrase;
import dev.podfall.scheduler.PodQueued;
import dev.podfall.ui.text.ClockText;
import java.time.Duration;
import java.time.Instant;

/** What the summary says of a pod in the scheduler's queue. */
final class QueueWords {
    private QueueWords() {}

    static Phrase part(PodQueued told) {
        return switch (told.part()) {
            case ACTIVE -> Phrase.of("summary.queue.part.active");
            case BACK_OFF, ERROR_BACK_OFF -> Phrase.of("summary.queue.part.back-off");
            case UNSCHEDULABLE -> Phrase.of("summary.queue.part.unschedulable");
            case GATED -> Phrase.of("summary.queue.part.gated");
        };
    }

    static Phrase tried(PodQueued told) {
        return told.errors() > 0
                ? Phrase.of("summary.queue.tried.errors", told.refusals(), told.errors())
                : Phrase.of("summary.queue.tried.times", told.refusals());
    }

    /** When it is tried again. */
    static Phrase next(PodQueued told, Instant start, Instant now) {
        boolean backsOff = told.notBefore().isAfter(now);
        var until = backsOff ? ClockText.exact(Duration.between(start, told.notBefore())) : "";
        return switch (told.part()) {
            case ACTIVE -> Phrase.of("summary.queue.next.now");
            case BACK_OFF ->
                backsOff ? Phrase.of("summary.queue.next.back-off", until) : Phrase.of("summary.queue.next.now");
            case ERROR_BACK_OFF ->
                backsOff ? Phrase.of("summary.queue.next.error", until) : Phrase.of("summary.queue.next.now");
            case UNSCHEDULABLE -> Phrase.of("summary.queue.next.change");
            case GATED -> Phrase.of("summary.queue.next.gated");
        };
    }
}
