package dev.podfall.kubectl;

import dev.podfall.api.core.Ailment;
import dev.podfall.api.core.Pod;
import dev.podfall.apiserver.schema.NotSimulated;
import dev.podfall.language.Phrase;
import dev.podfall.manifest.Finding;
import dev.podfall.manifest.ManifestDocument;
import dev.podfall.manifest.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is to be said of copies of a cluster's objects: of hundreds alike once, with their number. */
final class CopyNotes {

    /** Ways of failing. */
    private enum Sort {
        CRASH("copy.crash"),
        IMAGE("copy.no-image"),
        START("copy.no-start"),
        READY("copy.not-ready"),
        INIT("copy.never-done");

        private final String key;

        Sort(String key) {
            this.key = key;
        }

        static Sort of(Ailment ailment) {
            return switch (ailment) {
                case Ailment.Crashes _ -> CRASH;
                case Ailment.NoImage _ -> IMAGE;
                case Ailment.CannotStart _ -> START;
                case Ailment.NotReady _ -> READY;
                case Ailment.NeverDone _ -> INIT;
            };
        }

        /** Whether it is the image's fault, so that other owners' pods have it too. */
        boolean isOfTheImage() {
            return this == CRASH || this == IMAGE;
        }
    }

    /** Where something is first, and how often it is. */
    private static final class Tally {
        private final ManifestDocument first;
        private final String path;
        private final TreeSet<String> images = new TreeSet<>();
        private int count;

        Tally(ManifestDocument first, String path) {
            this.first = first;
            this.path = path;
        }
    }

    private final Map<Sort, Tally> ailments = new LinkedHashMap<>();
    private final Map<Phrase, Tally> notSimulated = new LinkedHashMap<>();
    private final Map<String, Tally> gone = new LinkedHashMap<>();
    private @Nullable Tally assumed;

    void restored(ManifestDocument document, Pod pod, Instant now) {
        for (var found : Ailment.in(pod, now)) {
            var tally = ailments.computeIfAbsent(
                    Sort.of(found.ailment()), sort -> new Tally(document, "status.containerStatuses"));
            tally.count++;
            tally.images.add(found.container().image());
        }
    }

    void notSimulated(ManifestDocument document, NotSimulated.Notice notice) {
        notSimulated.computeIfAbsent(notice.reason(), reason -> new Tally(document, notice.path())).count++;
    }

    /** The copy says that there is a service account, which was not copied. */
    void assumedAccount(ManifestDocument document) {
        if (assumed == null) {
            assumed = new Tally(document, "spec");
        }
        assumed.count++;
    }

    /** A copy that has been loaded before and has gone since: its owner has made others. */
    void gone(ManifestDocument document) {
        gone.computeIfAbsent(document.kind(), kind -> new Tally(document, "metadata.name")).count++;
    }

    List<Finding> findings() {
        var out = new ArrayList<Finding>();
        ailments.forEach((sort, tally) -> out.add(note(
                tally,
                Phrase.of(sort.key, tally.count, Phrase.names(tally.images)),
                Phrase.of(sort.isOfTheImage() ? "copy.same-image.step" : "copy.same-owner.step"))));
        notSimulated.forEach((reason, tally) -> out.add(
                note(tally, tally.count == 1 ? reason : Phrase.of("copy.kept", reason, tally.count), Phrase.NONE)));
        gone.forEach((kind, tally) ->
                out.add(note(tally, Phrase.of("copy.gone", kind, tally.count), Phrase.of("copy.gone.step"))));
        if (assumed != null) {
            out.add(note(assumed, Phrase.of("copy.account", assumed.count), Phrase.of("copy.account.step")));
        }
        return out;
    }

    private static Finding note(Tally tally, Phrase message, Phrase nextStep) {
        return Finding.at(tally.first, Severity.NOTE, tally.path, message, nextStep);
    }
}
