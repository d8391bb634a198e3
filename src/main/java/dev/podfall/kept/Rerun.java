package dev.podfall.kept;

import dev.podfall.api.meta.GoDuration;
import dev.podfall.apiserver.ApiException;
import dev.podfall.cluster.EngineFailure;
import dev.podfall.cluster.Session;
import dev.podfall.cluster.SessionOptions;
import dev.podfall.kubectl.Console;
import dev.podfall.kubectl.ManifestLoad;
import dev.podfall.language.Phrase;
import dev.podfall.language.Wording;
import dev.podfall.manifest.Finding;
import dev.podfall.manifest.Source;
import dev.podfall.manifest.YamlWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Does again what a file says. Nothing is refused because it leads elsewhere today: {@link #remarks} tell of it.
 *
 * @param session where the file's line ends
 * @param recording of it, which knows the acts as the file has them
 * @param remarks what there is to say: where it goes another way than when it was written, what could not be done
 */
public record Rerun(Session session, Recording recording, List<Phrase> remarks) {
    /** Hears of the lines of the console as they are run. */
    public interface Lines {
        /** For those who do not listen. */
        Lines UNHEARD = (line, code, out, err) -> {};

        void ran(String line, int code, String out, String err);
    }

    public Rerun {
        remarks = List.copyOf(remarks);
    }

    /** The main line, to its end. */
    public static Rerun of(SessionFile file, Wording wording, Lines lines) {
        var rerun = of(file.options(), file.main(), wording, lines, () -> false);
        if (rerun == null) {
            throw new IllegalStateException("nobody cancelled, and there is no session");
        }
        return rerun;
    }

    /**
     * The same for somebody who may lose interest.
     *
     * @param cancelled asked often; once it says yes the work ends
     * @return null if cancelled
     */
    public static @Nullable Rerun of(SessionFile file, Wording wording, BooleanSupplier cancelled) {
        return of(file.options(), file.main(), wording, Lines.UNHEARD, cancelled);
    }

    /** A branch, from the beginning of the session; null if cancelled. */
    public static @Nullable Rerun of(
            SessionFile file, SessionFile.Branch branch, Wording wording, BooleanSupplier cancelled) {
        return of(file.options(), Branches.whole(file, branch), wording, Lines.UNHEARD, cancelled);
    }

    private static @Nullable Rerun of(
            SessionOptions options, SessionFile.Line line, Wording wording, Lines lines, BooleanSupplier cancelled) {
        return new Run(new Session(options), wording, lines, cancelled).of(line);
    }

    /** One that is under way. */
    private static final class Run {
        private final Session session;
        private final Recording recording;
        private final Wording wording;
        private final Lines lines;
        private final BooleanSupplier cancelled;
        private final List<Phrase> remarks = new ArrayList<>();
        private final List<Integer> otherwise = new ArrayList<>();
        private long timersBefore;
        private int seen;

        Run(Session session, Wording wording, Lines lines, BooleanSupplier cancelled) {
            this.session = session;
            this.recording = new Recording(session);
            this.wording = wording;
            this.lines = lines;
            this.cancelled = cancelled;
        }

        @Nullable
        Rerun of(SessionFile.Line line) {
            try {
                int number = 0;
                for (var act : line.acts()) {
                    number++;
                    if (!goTo(act.place())) {
                        return null;
                    }
                    recording.begin();
                    for (var deed : act.deeds()) {
                        perform(deed, number);
                    }
                    recording.end(act);
                    timersBefore = session.position().timersRun();
                    compare(act.digest(), number);
                }
                var end = line.end();
                if (end != null) {
                    if (!goTo(end.place())) {
                        return null;
                    }
                    compare(end.digest(), number + 1);
                }
            } catch (EngineFailure broken) {
                remarks.add(broken.phrase());
            }
            tellOfOtherWays(line);
            return new Rerun(session, recording, remarks);
        }

        /** @return false if cancelled */
        private boolean goTo(Place place) {
            var time = time(place);
            if (place.timers() == null && !time.isAfter(session.now())) {
                return true;
            }
            long until = place.timers() == null ? -1 : timersBefore + place.timers();
            boolean more = true;
            while (more
                    && !(session.position().timersRun() == until
                            && session.now().equals(time))) {
                if (cancelled.getAsBoolean()) {
                    return false;
                }
                more = session.runNextUntil(time);
            }
            if (!more) {
                session.runUntil(time);
            }
            return true;
        }

        private Instant time(Place place) {
            return session.options().start().plus(place.at());
        }

        private void perform(Deed deed, int number) {
            switch (deed) {
                case Deed.Request(var command) -> {
                    try {
                        session.execute(command);
                    } catch (ApiException refused) {
                        // It was refused the first time too; what it left behind (ticks, draws) is part of the session.
                    }
                }
                case Deed.Line line -> {
                    var io = new KeptIo(line.files(), wording);
                    int code = Console.run(line.text(), io, session);
                    lines.ran(line.text(), code, io.out(), io.err());
                }
                case Deed.Apply(var manifests) -> {
                    var load = ManifestLoad.plan(
                            List.of(new Source("act-" + number + ".yaml", YamlWriter.write(manifests))), session);
                    if (load.hasErrors()) {
                        load.findings().stream()
                                .filter(Finding::isError)
                                .forEach(
                                        finding -> remarks.add(Phrase.of("saved.not-applied", number, finding.said())));
                    } else {
                        load.apply(session);
                    }
                }
            }
        }

        private void compare(String digest, int number) {
            var journal = session.journal();
            if (!digest.isEmpty() && !digest.equals(ContentDigest.of(journal.subList(seen, journal.size())))) {
                otherwise.add(number);
            }
            seen = journal.size();
        }

        private void tellOfOtherWays(SessionFile.Line line) {
            if (otherwise.isEmpty()) {
                return;
            }
            int first = otherwise.getFirst();
            var acts = line.acts();
            if (first > acts.size()) {
                remarks.addFirst(Phrase.of("saved.otherwise.end", ProgramVersion.OWN));
            } else {
                var place = acts.get(first - 1).place();
                remarks.addFirst(Phrase.of(
                        "saved.otherwise",
                        first,
                        ActWords.of(acts.get(first - 1)),
                        GoDuration.text(place.at()),
                        otherwise.size() - 1));
            }
        }
    }
}
