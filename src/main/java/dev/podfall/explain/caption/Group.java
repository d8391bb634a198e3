package dev.podfall.explain.caption;

import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.cluster.Step;
import dev.podfall.language.Phrase;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The same that happened to one object or to many. */
final class Group {
    private static final String KUBELET = "kubelet/";
    /** More actors than these are not named. */
    private static final int NAMES = 3;

    private final Happening happening;
    private final List<Fact> facts = new ArrayList<>();
    private final SequencedSet<Caption.About> about = new LinkedHashSet<>();
    private final SequencedSet<String> actors = new LinkedHashSet<>();

    Group(Happening happening) {
        this.happening = happening;
    }

    void add(Fact fact) {
        facts.add(fact);
        if (fact.isAboutSomething()) {
            about.add(fact.about());
        }
        actors.add(fact.step().byUser() && fact.change() == null ? Step.USER : name(fact.step()));
    }

    /** What the user writes goes through kubectl. */
    private static String name(Step step) {
        return step.byUser() ? "kubectl" : step.actor();
    }

    Happening happening() {
        return happening;
    }

    /** The last: where one object changed twice, that is how it is now. */
    Fact fact() {
        return facts.getLast();
    }

    List<Fact> facts() {
        return List.copyOf(facts);
    }

    List<Caption.About> about() {
        return List.copyOf(about);
    }

    /** How many objects it happened to. */
    int count() {
        return about.size();
    }

    /** How many nodes they are on. */
    int nodes() {
        var out = new TreeSet<String>();
        about.forEach(each -> out.add(each.node()));
        out.remove("");
        return out.size();
    }

    /** The DaemonSets that own them, as far as they are pods. */
    List<String> owners() {
        return facts.stream()
                .map(Group::owner)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }

    /** How many pods of no DaemonSet are among them. */
    int strangers() {
        var out = new TreeSet<ObjectKey>();
        for (var fact : facts) {
            var change = fact.change();
            if (change != null && change.object() instanceof Pod pod && owner(fact) == null) {
                out.add(pod.key());
            }
        }
        return out.size();
    }

    private static @Nullable String owner(Fact fact) {
        var change = fact.change();
        var owner = change != null && change.object() instanceof Pod pod
                ? pod.meta().controllerKey(Kind.DAEMON_SET)
                : null;
        return owner == null ? null : owner.name();
    }

    /** Who did it. */
    Phrase actor() {
        if (actors.size() == 1) {
            return actor(actors.getFirst());
        }
        if (actors.stream().allMatch(actor -> actor.startsWith(KUBELET))) {
            return Phrase.of("caption.kubelets", actors.size());
        }
        var shown = actors.stream().limit(NAMES).map(Group::actor).toList();
        return Phrase.of("caption.actors", Phrase.names(shown), actors.size() - shown.size());
    }

    private static Phrase actor(String actor) {
        if (actor.startsWith(KUBELET)) {
            return Phrase.of("caption.kubelet", actor.substring(KUBELET.length()));
        }
        return actor.equals(Step.USER) ? Phrase.of("actor.user") : Phrase.verbatim(actor);
    }
}
