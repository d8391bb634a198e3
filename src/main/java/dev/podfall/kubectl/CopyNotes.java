package dev.podfall.kubectl;

import dev.podfall.api.core.Ailment;
import dev.podfall.api.core.Pod;
import dev.podfall.apiserver.schema.NotSimulated;
import dev.podfall.manifest.Finding;
import dev.podfall.manifest.ManifestDocument;
import dev.podfall.manifest.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What is to be said of copies of a cluster's objects: of hundreds alike once, with their number. */
final class CopyNotes {

    /** Ways of failing, each with the words for one container and for several. */
    private enum Sort {
        CRASH("crashes again and again", "crash again and again"),
        IMAGE("has no image", "have no image"),
        START("cannot be started", "cannot be started"),
        READY("does not become ready", "do not become ready"),
        INIT("does not come to its end", "do not come to their end");

        private final String one;
        private final String many;

        Sort(String one, String many) {
            this.one = one;
            this.many = many;
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
    private final Map<String, Tally> notSimulated = new LinkedHashMap<>();
    private final Map<String, Tally> gone = new LinkedHashMap<>();

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

    /** A copy that has been loaded before and has gone since: its owner has made others. */
    void gone(ManifestDocument document) {
        gone.computeIfAbsent(document.kind(), kind -> new Tally(document, "metadata.name")).count++;
    }

    List<Finding> findings() {
        var out = new ArrayList<Finding>();
        ailments.forEach((sort, tally) -> {
            var images = " of " + String.join(", ", tally.images) + " ";
            out.add(
                    note(
                            tally,
                            (tally.count == 1
                                            ? "1 container" + images + sort.one
                                            : tally.count + " containers" + images + sort.many)
                                    + ", as in the copied cluster",
                            "New pods of the same "
                                    + (sort.isOfTheImage() ? "image" : "owner and image")
                                    + " go the same way, unless the copy has one that is well; pods of another image are well"));
        });
        notSimulated.forEach((reason, tally) ->
                out.add(note(tally, tally.count == 1 ? reason : reason + " (" + tally.count + " times)", "")));
        gone.forEach((kind, tally) -> out.add(note(
                tally,
                (tally.count == 1 ? "1 " + kind + " is" : tally.count + " " + kind + "s are")
                        + " left out: gone since the copy was loaded, and the owner is still here",
                "To have the copy as it was, begin a new session with it")));
        return out;
    }

    private static Finding note(Tally tally, String message, String nextStep) {
        return Finding.at(tally.first, Severity.NOTE, tally.path, message, nextStep);
    }
}
