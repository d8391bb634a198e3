package dev.podfall.kubectl;

import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.ApiException;
import dev.podfall.kubectl.print.Documents;
import dev.podfall.store.ClusterState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * {@code kubectl wait}: until objects are there, gone, have a condition or a value. The cluster's time passes meanwhile.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/cmd/wait/wait.go, create.go, delete.go, condition.go, json.go.
 * <br>Differs: sees every change at once, where upstream looks twice a second for what is to be created.
 */
final class WaitVerb implements Action {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final String TIMED_OUT = "timed out waiting for the condition";

    @Override
    public void run(Invocation in) {
        in.checkOutput();
        var words = in.command().values().getOrDefault("for", List.of());
        var goals = new ArrayList<WaitGoal>();
        words.forEach(word -> goals.add(WaitGoal.parse(word)));
        if (goals.isEmpty()) {
            throw new KubectlException("unrecognized condition: []");
        }
        var asked = in.command().duration("timeout");
        var timeout = asked.isNegative() ? WEEK : asked;
        new Waiting(in, timeout, in.connection().now().plus(timeout)).run(goals, words);
    }

    private static Found find(Invocation in) {
        return in.queryWithFiles()
                .labelSelector(in.text("selector"))
                .fieldSelector(in.text("field-selector"))
                .allNamespaces(in.flag("all-namespaces"))
                .arguments(in.flag("all"), in.arguments())
                .latest()
                .find();
    }

    /** One run of it: all that is waited for has one deadline. */
    private record Waiting(Invocation in, Duration timeout, Instant deadline) {

        void run(List<WaitGoal> goals, List<String> words) {
            if (isAsked(words, "create") && !in.connection().waitUntil(_ -> isCreated(), left())) {
                throw new KubectlException(TIMED_OUT);
            }
            boolean deletion = isAsked(words, "delete");
            var visited = new int[1];
            find(in).ignoringNotFound(deletion).visit(info -> {
                visited[0]++;
                goals.forEach(goal -> await(info, goal));
            });
            if (visited[0] == 0 && !deletion) {
                throw new KubectlException("no matching resources found");
            }
        }

        private static boolean isAsked(List<String> words, String goal) {
            return words.stream().anyMatch(word -> word.toLowerCase(Locale.ROOT).equals(goal));
        }

        private Duration left() {
            var left = Duration.between(in.connection().now(), deadline);
            return left.isNegative() ? Duration.ZERO : left;
        }

        /** Whether all time was used up on what came before: upstream does not look any more then. */
        private boolean isLate() {
            return !timeout.isZero() && left().isZero();
        }

        private boolean isCreated() {
            var failures = new ArrayList<Failure>();
            var found = find(in).ignoringNotFound(true).infos(failures);
            KubectlException.throwIfAny(failures);
            return !found.isEmpty();
        }

        private void await(ResourceInfo info, WaitGoal goal) {
            if (goal instanceof WaitGoal.Deleted) {
                awaitDeletion(info);
            } else if (!(goal instanceof WaitGoal.Created)) {
                awaitState(info, goal);
            }
            var last = in.connection().state().get(info.kind(), info.key());
            var shown = last == null || goal instanceof WaitGoal.Deleted ? info.object() : last;
            in.reportPlain(info.kind(), info.name(), Documents.brief(shown), "condition met");
        }

        private void awaitDeletion(ResourceInfo info) {
            var uid = info.object().uid();
            if (isLate()) {
                throw new KubectlException("client rate limiter Wait returned an error: context deadline exceeded");
            }
            if (timeout.isZero()) {
                if (there(in.connection().state(), info) != null) {
                    throw new KubectlException("condition not met for " + info.objectName());
                }
                return;
            }
            boolean gone = in.connection()
                    .waitUntil(
                            state -> {
                                var now = there(state, info);
                                return now == null || !now.uid().equals(uid);
                            },
                            left());
            if (!gone) {
                throw new KubectlException(TIMED_OUT + " on " + info.objectName());
            }
        }

        private void awaitState(ResourceInfo info, WaitGoal goal) {
            if (isLate()) {
                throw new KubectlException(TIMED_OUT + " on " + info.objectName());
            }
            var first = there(in.connection().state(), info);
            if (first == null) {
                throw new KubectlException(Failure.of(ApiException.notFound(info.kind(), info.name())));
            }
            if (timeout.isZero()) {
                if (!goal.isMet(tree(first))) {
                    throw new KubectlException("condition not met for " + info.objectName());
                }
                return;
            }
            boolean met = in.connection()
                    .waitUntil(
                            state -> {
                                var now = there(state, info);
                                return now != null && goal.isMet(tree(now));
                            },
                            left());
            if (!met) {
                throw new KubectlException(TIMED_OUT + " on " + info.objectName());
            }
        }

        private static Tree.Obj tree(KubeObject object) {
            return Documents.whole(object);
        }

        private static @Nullable KubeObject there(ClusterState state, ResourceInfo info) {
            return state.get(info.kind(), info.key());
        }
    }
}
