package dev.podfall.lesson.fault;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.cluster.Session;
import dev.podfall.language.Phrase;
import dev.podfall.lesson.Lesson;
import dev.podfall.lesson.LessonReader;
import dev.podfall.lesson.Text;
import dev.podfall.lesson.Unit;
import dev.podfall.lesson.predicate.ConsoleRun;
import dev.podfall.lesson.predicate.Predicate;
import dev.podfall.lesson.predicate.Scene;
import dev.podfall.manifest.Source;
import dev.podfall.store.ClusterState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Breaks something in a cluster. What is chosen depends on the cluster and a seed alone. It is tried in a fork before it
 * counts: something has to be seen of it, and its own way to mend it has to mend it. Whether it is mended is asked of the
 * agents: they run where they ran, and what they ran; in whatever way that was reached.
 */
public final class Breaking {
    private static final Duration HOLD = Duration.ofSeconds(10);
    private static final String ID = "break-";
    private static final int MINUTES = 5;

    /** Until what was broken is seen; some of it would come to rest after days only. */
    private static final Duration SEEN = Duration.ofMinutes(3);

    private static final Duration AFTERWARDS = Duration.ofSeconds(10);

    /** So many agents are tried for each fault, so that a large cluster does not take minutes. */
    private static final int TRIES = 4;

    /** What is also done, and keeps no agent from running. */
    private static final List<String> DECOYS = List.of(
            "kubectl cordon {other}",
            "kubectl taint node {other} reviewed=yes:PreferNoSchedule",
            "kubectl label node {node} checked=yes --overwrite");

    private final Session session;
    private final long seed;

    private Breaking(Session session, long seed) {
        this.session = session;
        this.seed = seed;
    }

    /**
     * Breaks something in a fork of a session at rest.
     *
     * @return nothing if no fault applies: there are no agents that run
     */
    public static Optional<Broken> of(Session session, long seed) {
        return of(session, seed, Faults.all());
    }

    /** The same with one of these. */
    public static Optional<Broken> of(Session session, long seed, List<Fault> faults) {
        return new Breaking(session, seed).broken(faults);
    }

    /**
     * What was broken in a session that was left, with all that was done in it since.
     *
     * @param fault its id
     * @param requests how many had been made before
     * @return nothing if there is no such fault, or the session does not go the way to which it leads
     */
    public static Optional<Broken> in(Session session, String fault, long seed, int requests) {
        var entries = session.scenario().entries();
        var known =
                Faults.all().stream().filter(each -> each.id().equals(fault)).toList();
        if (known.isEmpty() || requests < 0 || requests >= entries.size()) {
            return Optional.empty();
        }
        var before = session.forkAt(entries.get(requests).position());
        return of(before, seed, known)
                .filter(each -> Scene.Beginning.where(each.session(), session).isPresent());
    }

    /** Whether a lesson was made here: it has no file, and is of no course. */
    public static boolean isOne(Lesson lesson) {
        return lesson.about().unit() == Unit.BROKEN && lesson.start().equals(Lesson.Start.NONE);
    }

    private Optional<Broken> broken(List<Fault> faults) {
        var targets = shuffled(Target.in(session.state()), 1);
        for (var fault : shuffled(faults, 2)) {
            var fitting = targets.stream()
                    .filter(each -> each.has(fault))
                    .limit(TRIES)
                    .toList();
            for (var target : fitting) {
                var out = tried(fault, target);
                if (out.isPresent()) {
                    return out;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Broken> tried(Fault fault, Target target) {
        var lesson = lesson(fault, target);
        var fork = session.fork();
        if (!done(fork, target.fill(fault.lines()))) {
            return Optional.empty();
        }
        fork.runFor(SEEN);
        // What was done last is what the window tells of: it is to be something else.
        done(fork, List.of(decoy(target)));
        fork.runFor(AFTERWARDS);
        if (isMended(lesson, fork) || !fault.isNewWanted() && allRun(target.daemonSet(), fork.state())) {
            return Optional.empty();
        }
        var mended = fork.fork();
        ConsoleRun.of(mended, lesson.solution(), Map.of());
        return isMended(lesson, mended)
                ? Optional.of(new Broken(
                        lesson,
                        fork,
                        fault.id(),
                        seed,
                        session.scenario().entries().size(),
                        fault.also().stream()
                                .filter(way -> way.stream().allMatch(target::has))
                                .map(target::fill)
                                .toList()))
                : Optional.empty();
    }

    /** Whether there is nothing to be seen but in the template. */
    private boolean allRun(DaemonSet daemonSet, ClusterState now) {
        return nodes(daemonSet, now).containsAll(nodes(daemonSet, session.state()));
    }

    private static boolean done(Session in, List<String> lines) {
        return ConsoleRun.of(in, lines, Map.of(), false).stream().allMatch(ran -> ran.code() == 0);
    }

    private String decoy(Target target) {
        var fitting = DECOYS.stream().filter(target::has).toList();
        return target.fill(fitting.get(Math.floorMod(mixed(3), fitting.size())));
    }

    static boolean isMended(Lesson lesson, Session in) {
        var scene = Scene.now(in, Scene.Beginning.of(in), Map.of());
        return lesson.goals().stream().allMatch(goal -> goal.that().holds(scene));
    }

    private Lesson lesson(Fault fault, Target target) {
        var about = new Lesson.About(
                Unit.BROKEN,
                said("break.title", seed),
                target.fill(fault.recap()),
                MINUTES,
                List.of(),
                List.of(),
                Text.NONE,
                List.of());
        return new Lesson(
                ID + seed,
                about,
                Lesson.Start.NONE,
                Map.of(),
                said("break.brief"),
                List.of(),
                said("break.task"),
                goals(fault, target),
                HOLD,
                fault.hints().stream().map(target::fill).toList(),
                target.fill(fault.mend()),
                List.of(),
                List.of(),
                Text.NONE,
                List.of(),
                List.of());
    }

    /** The agents run where they ran, and the image that they ran, or were to run. */
    private List<Lesson.Goal> goals(Fault fault, Target target) {
        var out = new ArrayList<Lesson.Goal>();
        var state = session.state();
        for (var daemonSet : state.daemonSets()) {
            var nodes = nodes(daemonSet, state);
            if (nodes.isEmpty()) {
                continue;
            }
            boolean isIt = daemonSet.key().equals(target.daemonSet().key());
            var image =
                    daemonSet.spec().template().spec().containers().getFirst().image()
                            + (isIt && fault.isNewWanted() ? "-next" : "");
            out.add(new Lesson.Goal(
                    String.join("-", "runs", daemonSet.key().namespace(), daemonSet.name()),
                    said("break.goal", daemonSet.key().toString(), nodes.size(), image),
                    runs(daemonSet, nodes, image),
                    ""));
        }
        return out;
    }

    private static TreeSet<String> nodes(DaemonSet daemonSet, ClusterState state) {
        var out = new TreeSet<String>();
        for (Pod pod : state.pods()) {
            if (pod.isReady() && daemonSet.key().equals(pod.meta().controllerKey(Kind.DAEMON_SET))) {
                out.add(Objects.requireNonNullElse(pod.targetNode(), ""));
            }
        }
        return out;
    }

    private static Predicate runs(DaemonSet daemonSet, TreeSet<String> nodes, String image) {
        var text = "{pods: {of: \"ds/%s/%s\", node: [%s], ready: true, image: '%s'}, count: %d}"
                .formatted(
                        daemonSet.key().namespace(),
                        daemonSet.name(),
                        String.join(
                                ", ",
                                nodes.stream().map(name -> '"' + name + '"').toList()),
                        image,
                        nodes.size());
        var read = LessonReader.readPredicate(new Source("goal", text));
        return Objects.requireNonNull(read.predicate(), () -> text + " is no predicate: " + read.findings());
    }

    private static Text said(String key, Object... values) {
        return Text.of(Phrase.of(key, values));
    }

    /** In an order that the seed decides. */
    private <T> List<T> shuffled(List<T> all, int salt) {
        var out = new ArrayList<>(all);
        for (int i = out.size() - 1; i > 0; i--) {
            var at = Math.floorMod(mixed(salt * 1_000_003L + i), i + 1);
            var other = out.get(at);
            out.set(at, out.get(i));
            out.set(i, other);
        }
        return out;
    }

    /** Bits that look like chance, always the same ones. */
    private long mixed(long salt) {
        long bits = seed * 0x9E3779B97F4A7C15L + salt * 0xD1B54A32D192ED03L;
        bits = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ bits >>> 27) * 0x94D049BB133111EBL;
        return bits ^ bits >>> 31;
    }
}
