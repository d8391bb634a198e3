package dev.podfall.lesson.predicate;

import dev.podfall.api.core.Pod;
import dev.podfall.language.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * What a learner is told where a goal does not hold: how things stand, in the words of the cluster. The goal itself says what
 * is wanted; how that is asked for is for who writes a lesson, whom {@link Predicate#seen} tells.
 */
public final class Glance {
    private static final int LONGEST = 60;

    private static final String NOW = "lesson.glance.now";

    private Glance() {}

    /** How things stand at a moment at which it does not hold. */
    public static Phrase of(Predicate that, Scene scene, Memory memory) {
        return switch (that) {
            case Counted counted -> names(counted.selector().find(scene));
            case Counters counters -> counters(counters, scene);
            case FieldValue field -> field(field, scene);
            case SamePods same -> same(same, scene);
            case Predicate.Not(var not) -> held(not, scene, memory);
            case Predicate.All(var of) ->
                all(of.stream().filter(each -> !each.holds(scene, memory)).toList(), scene, memory);
            case Predicate.Any(var of) -> all(of, scene, memory);
            case History.Ever ever ->
                ever.time().isZero() ? Phrase.of("lesson.glance.not-yet") : ever.seen(scene, memory);
            case History.Hold hold ->
                hold.that().holds(scene, memory) ? hold.seen(scene, memory) : of(hold.that(), scene, memory);
            case History.Never never -> Phrase.of("lesson.glance.broken", never.broken(scene, memory));
            case History.Always always -> Phrase.of("lesson.glance.broken", always.broken(scene, memory));
            case History.Then then -> then(then, scene, memory);
            case History.Within within ->
                within.isOver(scene, memory) ? within.seen(scene, memory) : then(within.way(), scene, memory);
            case RevisionList revisions -> revisions.seen(scene, memory);
            case Asked asked -> asked.seen(scene, memory);
            case Would would -> would(would, scene);
        };
    }

    /**
     * Whether it cannot hold any more, whatever is done from here on: something happened that never may have. It can be taken
     * back.
     */
    public static boolean isLost(Predicate that, Scene scene, Memory memory) {
        return !that.holds(scene, memory)
                && switch (that) {
                    case History.Never _, History.Always _ -> true;
                    case History.Within within -> within.isOver(scene, memory);
                    case Predicate.All(var of) -> of.stream().anyMatch(each -> isLost(each, scene, memory));
                    case Predicate.Any(var of) -> of.stream().allMatch(each -> isLost(each, scene, memory));
                    case History _,
                            Predicate.Not _,
                            Counted _,
                            Counters _,
                            FieldValue _,
                            SamePods _,
                            RevisionList _,
                            Asked _,
                            Would _ -> false;
                };
    }

    /** What holds, and should not. */
    private static Phrase held(Predicate that, Scene scene, Memory memory) {
        return switch (that) {
            case Counted counted -> names(counted.selector().find(scene));
            case FieldValue field -> field(field, scene);
            case SamePods _ -> Phrase.of("lesson.glance.same");
            case Predicate.Not(var not) -> of(not, scene, memory);
            case Predicate.All(var of) ->
                Phrase.clauses(
                        of.stream().map(each -> held(each, scene, memory)).toList());
            case Predicate.Any(var of) ->
                Phrase.clauses(of.stream()
                        .filter(each -> each.holds(scene, memory))
                        .map(each -> held(each, scene, memory))
                        .toList());
            case Counters _, RevisionList _, Asked _, History _, Would _ -> Sights.held(that, scene, memory);
        };
    }

    private static Phrase all(List<Predicate> of, Scene scene, Memory memory) {
        return Phrase.clauses(
                of.stream().map(each -> of(each, scene, memory)).distinct().toList());
    }

    private static Phrase names(List<Selector.Found> found) {
        if (found.isEmpty()) {
            return Phrase.of("lesson.glance.none");
        }
        return Phrase.of(NOW, Counted.names(found, Glance::shown));
    }

    private static Object shown(Selector.Found found) {
        return found.node().isEmpty() || found.node().equals(found.name())
                ? found.name()
                : Phrase.of("lesson.glance.at", found.name(), found.node());
    }

    private static Phrase counters(Counters counters, Scene scene) {
        var all = counters.of().in(scene.state());
        if (all.isEmpty() || !counters.exists()) {
            return counters.seen(scene);
        }
        var out = new ArrayList<Object>();
        for (var daemonSet : all) {
            counters.counters().forEach((name, wanted) -> {
                int actual = new Counter(name).of(daemonSet.status());
                if (!wanted.holds(actual)) {
                    out.add(counter(name, actual));
                }
            });
            if (!counters.hasImage(daemonSet)) {
                Counters.images(daemonSet)
                        .forEach(image -> out.add(Phrase.of("lesson.glance.counter", "image", image)));
            }
        }
        return Phrase.of(NOW, Phrase.names(out));
    }

    /** What {@code kubectl get ds} has a column for is called so. */
    private static Phrase counter(String name, int actual) {
        return switch (name) {
            case "misscheduled" -> Phrase.of("lesson.glance.misscheduled", actual);
            case "unavailable" -> Phrase.of("lesson.glance.unavailable", actual);
            default -> Phrase.of("lesson.glance.counter", name.toUpperCase(Locale.ROOT), String.valueOf(actual));
        };
    }

    private static Phrase field(FieldValue field, Scene scene) {
        var found = scene.state().get(field.object().kind(), field.object().key());
        if (found == null) {
            return field.seen(scene);
        }
        var value = String.join(" ", FieldValue.values(found, field.path()));
        return value.isEmpty()
                ? Phrase.of("lesson.glance.no-field", name(field.path()))
                : Phrase.of(
                        "lesson.glance.field",
                        name(field.path()),
                        Phrase.verbatim(value.length() > LONGEST ? value.substring(0, LONGEST - 1) + "…" : value));
    }

    /** The last two names of a path, as they stand below each other in a manifest. */
    static String name(String path) {
        var names = new ArrayList<String>();
        for (var part : path.replaceAll("\\[[^]]*]", "").replaceAll("[{}]", "").split("(?<!\\\\)\\.", -1)) {
            if (!part.isEmpty()) {
                names.add(part.replace("\\.", "."));
            }
        }
        return String.join(".", names.subList(Math.max(0, names.size() - 2), names.size()));
    }

    private static Phrase same(SamePods same, Scene scene) {
        var were = new TreeSet<String>();
        var gone = new ArrayList<Selector.Found>();
        var are = new TreeSet<String>();
        var came = new ArrayList<Selector.Found>();
        var before = same.pods().in(scene.since().state());
        var after = same.pods().in(scene.state());
        before.forEach(pod -> were.add(pod.uid()));
        after.forEach(pod -> are.add(pod.uid()));
        before.stream().filter(pod -> !are.contains(pod.uid())).forEach(pod -> gone.add(found(pod)));
        after.stream().filter(pod -> !were.contains(pod.uid())).forEach(pod -> came.add(found(pod)));
        if (gone.isEmpty() && came.isEmpty()) {
            return Phrase.of("lesson.glance.none");
        }
        return gone.isEmpty()
                ? Phrase.of("lesson.glance.came", Counted.names(came, Glance::shown))
                : Phrase.of("lesson.glance.gone", Counted.names(gone, Glance::shown));
    }

    private static Selector.Found found(Pod pod) {
        return new Selector.Found(pod.name(), Pods.where(pod));
    }

    private static Phrase then(History.Then then, Scene scene, Memory memory) {
        int met = then.count(scene, memory);
        var next = of(then.of().get(Math.min(met, then.of().size() - 1)), scene, memory);
        return met == 0 ? next : Phrase.of("lesson.seen.then", met, then.of().size(), next);
    }

    private static Phrase would(Would would, Scene scene) {
        var then = would.then(scene);
        if (then == null) {
            return Phrase.of("lesson.seen.not-tried");
        }
        var lines = Phrase.names(would.lines());
        var said = of(would.that(), then, new Memory());
        // What is there then is not there now.
        return said.key().equals(NOW)
                ? Phrase.of("lesson.glance.would", lines, said.values().getFirst())
                : Phrase.of("lesson.seen.would", lines, said);
    }
}
