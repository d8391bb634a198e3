package dev.podfall.play;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Event;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.cluster.Change;
import dev.podfall.cluster.Step;
import dev.podfall.explain.caption.Captions;
import dev.podfall.explain.caption.Fact;
import dev.podfall.language.Phrase;
import dev.podfall.store.WatchEvent;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** At which step time is to stop. Looks at nothing but the step. */
public sealed interface Breakpoint {

    /** Whether it is this step. */
    boolean isMet(Step step);

    /** When that is, as the end of "stop when". */
    Phrase when();

    /** A pod of a DaemonSet has to leave its node: for a taint, a drain, or a pod that is more important. */
    record PodEvicted(ObjectKey daemonSet) implements Breakpoint {
        @Override
        public boolean isMet(Step step) {
            return tells(step, daemonSet, Captions::hasToLeave);
        }

        @Override
        public Phrase when() {
            return Phrase.of("breakpoint.evicted", daemonSet.name());
        }
    }

    /** A pod of a DaemonSet finds no node, or comes to nothing on its node. */
    record PodFails(ObjectKey daemonSet) implements Breakpoint {
        @Override
        public boolean isMet(Step step) {
            return tells(step, daemonSet, fact -> switch (fact.happening()) {
                case POD_UNSCHEDULABLE, POD_REFUSED, POD_FAILED, POD_FAILING -> true;
                default -> false;
            });
        }

        @Override
        public Phrase when() {
            return Phrase.of("breakpoint.fails", daemonSet.name());
        }
    }

    /** All pods of a DaemonSet are of its newest revision and available, and were not before. */
    record RolledOut(ObjectKey daemonSet) implements Breakpoint {
        @Override
        public boolean isMet(Step step) {
            return any(
                    step,
                    change -> change.key().equals(daemonSet)
                            && change.after() instanceof DaemonSet is
                            && change.before() instanceof DaemonSet was
                            && isDone(is)
                            && !isDone(was));
        }

        private static boolean isDone(DaemonSet set) {
            var status = set.status();
            return status.observedGeneration() == set.meta().generation()
                    && status.desiredNumberScheduled() > 0
                    && status.updatedNumberScheduled() == status.desiredNumberScheduled()
                    && status.numberAvailable() == status.desiredNumberScheduled();
        }

        @Override
        public Phrase when() {
            return Phrase.of("breakpoint.rolled-out", daemonSet.name());
        }
    }

    /** A node was ready and is not any more. */
    record NodeNotReady() implements Breakpoint {
        @Override
        public boolean isMet(Step step) {
            return any(step, change -> isReady(change.before()) && change.after() instanceof Node is && !is.isReady());
        }

        private static boolean isReady(@Nullable KubeObject object) {
            return object instanceof Node node && node.isReady();
        }

        @Override
        public Phrase when() {
            return Phrase.of("breakpoint.not-ready");
        }
    }

    /** Kubernetes warns: an event of that type is new. */
    record Warned() implements Breakpoint {
        @Override
        public boolean isMet(Step step) {
            return any(
                    step,
                    change -> change.type() == WatchEvent.Type.ADDED
                            && change.object() instanceof Event event
                            && event.type().equals(Event.WARNING));
        }

        @Override
        public Phrase when() {
            return Phrase.of("breakpoint.warned");
        }
    }

    private static boolean any(Step step, Predicate<Change> test) {
        return step.changes().stream().anyMatch(test);
    }

    private static boolean tells(Step step, ObjectKey daemonSet, Predicate<Fact> what) {
        if (step.changes().stream().noneMatch(change -> change.object() instanceof Pod)) {
            return false;
        }
        return Captions.facts(step).stream()
                .anyMatch(fact -> what.test(fact)
                        && fact.change() != null
                        && fact.change().object() instanceof Pod pod
                        && daemonSet.equals(pod.meta().controllerKey(Kind.DAEMON_SET)));
    }
}
