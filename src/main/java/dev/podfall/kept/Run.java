package dev.podfall.kept;

import dev.podfall.api.meta.GoDuration;
import dev.podfall.apiserver.ApiException;
import dev.podfall.cluster.Command;
import dev.podfall.cluster.EngineFailure;
import dev.podfall.cluster.Session;
import dev.podfall.kubectl.Console;
import dev.podfall.kubectl.ManifestLoad;
import dev.podfall.language.Phrase;
import dev.podfall.language.Wording;
import dev.podfall.manifest.Finding;
import dev.podfall.manifest.Source;
import dev.podfall.manifest.YamlWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Does again what a line says, act after act; other lines leave it on the way. */
final class Run {
    private final Session session;
    private final Recording recording;
    private final Wording wording;
    private final Rerun.Lines lines;
    private final BooleanSupplier cancelled;
    private final List<Phrase> remarks = new ArrayList<>();
    private final List<Integer> otherwise = new ArrayList<>();
    private int done;
    private long timersBefore;

    /** What the clock showed after the act before; it may be later by now, if this run has left another on its way. */
    private Instant clockBefore;

    private int seen;

    Run(Session session, Wording wording, Rerun.Lines lines, BooleanSupplier cancelled) {
        this.session = session;
        this.recording = new Recording(session);
        this.wording = wording;
        this.lines = lines;
        this.cancelled = cancelled;
        this.clockBefore = session.now();
    }

    private Run(Run from) {
        this.session = from.session.fork();
        this.recording = from.recording.ofFork(session);
        this.wording = from.wording;
        this.lines = from.lines;
        this.cancelled = from.cancelled;
        this.done = from.done;
        this.timersBefore = from.timersBefore;
        this.clockBefore = from.clockBefore;
        this.seen = from.seen;
    }

    /** Another line that leaves this one. */
    static final class Leaving {
        private final int shares;
        private final @Nullable Place next;
        private @Nullable Run run;

        /**
         * @param shares after how many acts
         * @param next where it does something that this line does not, or ends; null if that is at once
         */
        Leaving(int shares, @Nullable Place next) {
            this.shares = shares;
            this.next = next;
        }

        /** Stands where the two part. */
        Run run() {
            var there = run;
            if (there == null) {
                throw new IllegalStateException("the line that it leaves was not run to its end");
            }
            return there;
        }
    }

    Session session() {
        return session;
    }

    Rerun rerun() {
        return new Rerun(session, recording, remarks);
    }

    /**
     * Goes on to the end of a line of which nothing or the first acts have been done.
     *
     * @param leaving get a run of their own each, where they part from this line
     * @return false if cancelled
     */
    boolean follow(SessionFile.Line line, List<Leaving> leaving) {
        try {
            var acts = line.acts();
            while (done < acts.size()) {
                var act = acts.get(done);
                if (!part(leaving, act.place()) || !goTo(act.place())) {
                    return false;
                }
                done++;
                perform(act);
                compare(act.digest(), done);
            }
            var end = line.end();
            if (!part(leaving, end == null ? null : end.place())) {
                return false;
            }
            if (end != null) {
                if (!goTo(end.place())) {
                    return false;
                }
                compare(end.digest(), done + 1);
            }
        } catch (EngineFailure broken) {
            remarks.add(broken.phrase());
        }
        for (var other : leaving) {
            if (other.run == null) {
                other.run = new Run(this);
            }
        }
        tellOfOtherWays(line);
        return true;
    }

    /** Those that leave after what has been done go on by themselves from where the first of both does something. */
    private boolean part(List<Leaving> leaving, @Nullable Place next) {
        var here = leaving.stream()
                .filter(other -> other.shares == done && other.run == null)
                .sorted(Comparator.comparing(other -> other.next, this::compare))
                .toList();
        for (var other : here) {
            var first = compare(other.next, next) < 0 ? other.next : next;
            if (first != null && !goTo(first)) {
                return false;
            }
            other.run = new Run(this);
        }
        return true;
    }

    /** Which place is reached first from here. */
    private int compare(@Nullable Place one, @Nullable Place other) {
        if (one == null || other == null) {
            return Boolean.compare(one != null, other != null);
        }
        int byTime = one.at().compareTo(other.at());
        return byTime != 0 ? byTime : Long.compare(timers(one), timers(other));
    }

    private long timers(Place place) {
        var timers = place.timers();
        if (timers != null) {
            return timers;
        }
        return time(place).isAfter(clockBefore) ? Long.MAX_VALUE : 0;
    }

    private void perform(Act act) {
        recording.begin();
        try {
            for (var deed : act.deeds()) {
                perform(deed, done);
            }
        } finally {
            recording.end(act);
            timersBefore = session.position().timersRun();
            clockBefore = session.now();
        }
    }

    /** @return false if cancelled */
    private boolean goTo(Place place) {
        var time = time(place);
        if (place.timers() == null && !time.isAfter(clockBefore)) {
            return true;
        }
        long until = place.timers() == null ? -1 : timersBefore + place.timers();
        boolean more = true;
        while (more
                && !(session.position().timersRun() == until && session.now().equals(time))) {
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

    /** Virtual time since the beginning. */
    Duration elapsed() {
        return Duration.between(session.options().start(), session.now());
    }

    private void perform(Deed deed, int number) {
        switch (deed) {
            case Deed.Request(var command) -> {
                var node = node(command);
                if (node != null && session.state().node(node) == null) {
                    remarks.add(Phrase.of("saved.no-node", number, node));
                }
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
                            .forEach(finding -> remarks.add(Phrase.of("saved.not-applied", number, finding.said())));
                } else {
                    load.apply(session);
                }
            }
        }
    }

    /** Whose kubelet it is about; null if it is about none. */
    private static @Nullable String node(Command command) {
        return switch (command) {
            case Command.StopKubelet(var node) -> node;
            case Command.StartKubelet(var node) -> node;
            case Command.PostCondition post -> post.node();
            default -> null;
        };
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
