package dev.podfall.lesson.predicate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.cluster.Session;
import dev.podfall.lesson.Begun;
import dev.podfall.lesson.Bundled;
import dev.podfall.lesson.LessonReader;
import dev.podfall.manifest.Source;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each predicate says of a cluster, at its beginning, after something, and in between. */
class PredicatesTest {
    /** Three nodes and fluent-bit on each, as of lesson 07. */
    private static Session session() {
        var lesson =
                Objects.requireNonNull(LessonReader.read(Objects.requireNonNull(Bundled.lesson("07-noschedule-stays")))
                        .lesson());
        return Objects.requireNonNull(Begun.of(lesson, 1).session());
    }

    private static Predicate predicate(String yaml) {
        var read = LessonReader.readPredicate(new Source("test", yaml));
        assertThat(read.findings()).as(yaml).isEmpty();
        return Objects.requireNonNull(read.predicate());
    }

    private static Session after(String... lines) {
        var session = session();
        ConsoleRun.of(session, List.of(lines), Map.of());
        return session;
    }

    private static boolean holds(String yaml, Session session, Scene.Beginning since) {
        return predicate(yaml).holds(Scene.now(session, since, Map.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{pods: {of: ds/fluent-bit}, count: 3}                                       | true",
                "{pods: {of: ds/default/fluent-bit, node: worker-1, ready: true}}            | true",
                "{pods: {of: ds/other}}                                                      | false",
                "{pods: {of: nobody}}                                                        | false",
                "{pods: {node: [worker-1, worker-2], waiting: false}, count: 2}              | true",
                "{pods: {node: kubernetes.io/hostname=worker-3}, count: 1}                   | true",
                "{pods: {image: '.*:3.1', phase: Running, label: app=fluent-bit}, count: 3}  | true",
                "{pods: {image: '.*:3.2'}, count: 0}                                         | true",
                "{nodes: {ready: true, cordoned: false, no-taint: '.*'}, count: '>= 3'}      | true",
                "{nodes: {label: kubernetes.io/os=linux, no-label: pool}, count: '< 3'}      | false",
                "{daemonset: fluent-bit, desired: 3, ready: '> 2', misscheduled: 0}          | true",
                "{daemonset: fluent-bit, image: '.*:3.2'}                                    | false",
                "{daemonset: other}                                                          | false",
                "{daemonset: other, exists: false}                                           | true",
                "{revisions: fluent-bit, numbers: [1], images: {1: '.*:3.1'}}                | true",
                "{revisions: fluent-bit, count: 2}                                           | false",
                "{field: {of: ds/fluent-bit, path: '{.metadata.generation}', number: 1}}     | true",
                "{field: {of: node/worker-1, path: .spec.unschedulable, absent: true}}       | true",
                "{field: {of: node/worker-9, path: .spec.unschedulable, absent: true}}       | false",
                "{field: {of: ds/fluent-bit, path: '.spec.list[7]', absent: true}}           | true",
                "{why: {of: ds/fluent-bit, is: runs}}                                        | true",
                "{why: {of: ds/fluent-bit, node: worker-2, is: waits}}                       | false",
                "{events: {reason: SuccessfulCreate, about: DaemonSet/fluent-bit}, count: 3} | true",
                "{events: {reason: SuccessfulCreate, new: true}, count: 0}                   | true",
                "{countdowns: {}, count: 0}                                                  | true",
                "{requests: {}, count: 0}                                                    | true",
                "{same: {of: ds/fluent-bit}}                                                 | true",
                "{same: {of: nobody}}                                                        | false",
                "{replaced: {of: ds/fluent-bit}, count: 0}                                   | true",
                "{all: [{nodes: {}}, {not: {nodes: {ready: false}}}]}                        | true",
                "{any: [{nodes: {ready: false}}, {nodes: {cordoned: true}}]}                 | false",
                "{always: {nodes: {ready: true}, count: 3}}                                  | true",
                "{ever: {nodes: {ready: false}}}                                             | false",
            })
    void atTheBeginning(String yaml, boolean holds) {
        var session = session();
        var scene = Scene.now(session, Scene.Beginning.of(session), Map.of());
        assertThat(predicate(yaml).holds(scene)).isEqualTo(holds);
        assertThat(predicate("{not: " + yaml + "}").holds(scene)).isEqualTo(!holds);
        // Whatever is seen can be said.
        assertThat(predicate(yaml).seen(scene).toString()).isNotNull();
        assertThat(predicate("{not: " + yaml + "}").seen(scene).toString()).isNotNull();
    }

    @Test
    void whatWasSoOnceIsRemembered() {
        var session = session();
        var since = Scene.Beginning.of(session);
        ConsoleRun.of(
                session,
                List.of("kubectl cordon worker-2", "wait 20s", "kubectl uncordon worker-2", "wait 5s"),
                Map.of());
        assertThat(holds("{nodes: {cordoned: true}}", session, since)).isFalse();
        assertThat(holds("{ever: {nodes: {cordoned: true}}}", session, since)).isTrue();
        assertThat(holds("{ever: {nodes: {cordoned: true}}, for: 19s}", session, since))
                .isTrue();
        assertThat(holds("{ever: {nodes: {cordoned: true}}, for: 25s}", session, since))
                .isFalse();
        assertThat(holds("{never: {nodes: {cordoned: true}}, longer-than: 25s}", session, since))
                .isTrue();
        assertThat(holds("{never: {nodes: {cordoned: true}}, longer-than: 15s}", session, since))
                .isFalse();
        assertThat(holds("{hold: {nodes: {cordoned: false}, count: 3}, for: 4s}", session, since))
                .isTrue();
        assertThat(holds("{hold: {nodes: {cordoned: false}, count: 3}, for: 9s}", session, since))
                .isFalse();
        var way = "{then: [{nodes: {cordoned: true}}, {nodes: {cordoned: true}, count: 0}]}";
        assertThat(holds(way, session, since)).isTrue();
        assertThat(holds("{then: [{nodes: {ready: false}}, {nodes: {cordoned: true}}]}", session, since))
                .isFalse();
        var took = "{within: {time: %s, from: {nodes: {cordoned: true}}, to: {nodes: {cordoned: true}, count: 0}}}";
        assertThat(holds(took.formatted("25s"), session, since)).isTrue();
        assertThat(holds(took.formatted("15s"), session, since)).isFalse();
        // What was before does not count.
        assertThat(holds("{ever: {nodes: {cordoned: true}}}", session, Scene.Beginning.of(session)))
                .isFalse();
    }

    /** No step says that a time is over. */
    @Test
    void whatTimeAloneBringsIsSeenByWhoAsksAgain() {
        var session = session();
        var since = Scene.Beginning.of(session);
        var ever = predicate("{ever: {hold: {nodes: {cordoned: true}}, for: 25s}}");
        var never = predicate("{never: {hold: {nodes: {cordoned: true}}, for: 25s}}");
        var then = predicate("{then: [{nodes: {cordoned: true}}, {hold: {nodes: {cordoned: true}}, for: 25s}]}");
        var always = predicate("{always: {not: {hold: {nodes: {cordoned: true}}, for: 25s}}}");
        var memory = new Memory();
        ConsoleRun.of(session, List.of("kubectl cordon worker-2", "wait 20s"), Map.of());
        int steps = session.journal().size();
        var early = Scene.now(session, since, Map.of());
        assertThat(ever.holds(early, memory)).isFalse();
        assertThat(never.holds(early, memory)).isTrue();
        assertThat(then.holds(early, memory)).isFalse();
        assertThat(always.holds(early, memory)).isTrue();
        ConsoleRun.of(session, List.of("wait 20s"), Map.of());
        assertThat(session.journal()).as("nothing has happened").hasSize(steps);
        var late = Scene.now(session, since, Map.of());
        assertThat(ever.holds(late, memory)).isTrue();
        assertThat(never.holds(late, memory)).isFalse();
        assertThat(then.holds(late, memory)).isTrue();
        assertThat(always.holds(late, memory)).isFalse();
        assertThat(ever.holds(early, memory)).as("then it had not come yet").isFalse();
        assertThat(never.seen(late, memory).toString()).contains("it was so 40s after");
    }

    /** As kubectl rollout status, which waits until the controller has seen what is asked for. */
    @Test
    void whatTheControllerHasNotSeenIsNotUpToDate() {
        var session = after("kubectl set image ds/fluent-bit fluent-bit=fluent/fluent-bit:3.2");
        var asked = session.journal().stream()
                .filter(step -> step.state().daemonSets().stream()
                        .anyMatch(
                                each -> each.meta().generation() > each.status().observedGeneration()
                                        && each.status().observedGeneration() > 0))
                .findFirst()
                .orElseThrow();
        var then = Scene.past(session, (int) asked.number(), Scene.Beginning.first(session), Map.of());
        assertThat(predicate("{daemonset: fluent-bit, available: 3}").holds(then))
                .isTrue();
        var upToDate = predicate("{daemonset: fluent-bit, up-to-date: 3}");
        assertThat(upToDate.holds(then)).isFalse();
        assertThat(upToDate.seen(then).toString()).contains("has not seen the newest yet");
        assertThat(upToDate.holds(Scene.now(session, Scene.Beginning.first(session), Map.of())))
                .isTrue();
    }

    @Test
    void anyPastMomentCanBeAsked() {
        var session = session();
        var since = Scene.Beginning.of(session);
        ConsoleRun.of(session, List.of("kubectl cordon worker-2", "kubectl uncordon worker-2"), Map.of());
        var cordoned = predicate("{nodes: {cordoned: true}}");
        var ever = predicate("{ever: {nodes: {cordoned: true}}}");
        int first = 0;
        int firstEver = 0;
        for (int steps = session.journal().size(); steps >= since.steps(); steps--) {
            var scene = Scene.past(session, steps, since, Map.of());
            first = cordoned.holds(scene) ? steps : first;
            firstEver = ever.holds(scene) ? steps : firstEver;
        }
        assertThat(first).isGreaterThan(since.steps()).isEqualTo(firstEver);
    }

    @Test
    void whoIsAskedAtEachMomentSaysTheSameAsWhoIsAskedOnce() {
        var session = session();
        var since = Scene.Beginning.of(session);
        var predicates = List.of(
                predicate("{never: {pods: {of: ds/fluent-bit, ready: true}, count: '< 3'}, longer-than: 1s}"),
                predicate("{ever: {pods: {terminating: true}}}"),
                predicate(
                        "{then: [{pods: {of: ds/fluent-bit}, count: 2}, {replaced: {of: ds/fluent-bit, ready: true}}]}"),
                predicate("{hold: {pods: {of: ds/fluent-bit, ready: true}, count: 3}, for: 2s}"));
        var memory = new Memory();
        var fork = session.fork();
        ConsoleRun.of(session, List.of("kubectl delete pod -l app=fluent-bit"), Map.of());
        for (int steps = since.steps(); steps <= session.journal().size(); steps += 3) {
            var scene = Scene.past(session, steps, since, Map.of());
            for (var predicate : predicates) {
                assertThat(predicate.holds(scene, memory))
                        .as("%s after %s steps", predicate, steps)
                        .isEqualTo(predicate.holds(scene));
            }
        }
        // Another session that has gone another way: nothing of the first is remembered.
        ConsoleRun.of(fork, List.of("kubectl cordon worker-1"), Map.of());
        var other = Scene.now(fork, since, Map.of());
        predicates.forEach(each -> assertThat(each.holds(other, memory)).isEqualTo(each.holds(other)));
    }

    @Test
    void countdownsOfThePastAreThoseThatRanThen() {
        var session = session();
        ConsoleRun.of(
                session,
                List.of(
                        "kubectl patch ds fluent-bit -p '{\"spec\":{\"template\":{\"spec\":{\"tolerations\":[{\"key\":\"a\",\"operator\":\"Exists\",\"tolerationSeconds\":30,\"effect\":\"NoExecute\"}]}}}}'",
                        "kubectl taint node worker-2 a=b:NoExecute",
                        "wait 45s"),
                Map.of());
        var since = Scene.Beginning.first(session);
        int steps = session.journal().size();
        var past = Scene.past(session, steps, since, Map.of());
        assertThat(past.evictions()).hasSize(1).isEqualTo(session.frame().evictions());
        assertThat(predicate("{countdowns: {node: worker-2}, count: 1}").holds(past))
                .isTrue();
        assertThat(predicate("{countdowns: {node: worker-1}, count: 0}").holds(past))
                .isTrue();
        assertThat(predicate("{ever: {countdowns: {}}}").holds(past)).isTrue();
    }

    @Test
    void whatWouldBeIsTriedAndChangesNothing() {
        var session = after("kubectl cordon worker-1");
        var since = Scene.Beginning.of(session);
        long before = session.digest();
        var would =
                "{would: {do: [kubectl taint node worker-3 a=b:NoExecute], that: {pods: {node: worker-3}, count: %s}}}";
        assertThat(holds(would.formatted(0), session, since)).isTrue();
        assertThat(holds(would.formatted(1), session, since)).isFalse();
        var seen = predicate(would.formatted(1)).seen(Scene.now(session, since, Map.of()));
        assertThat(seen)
                .hasToString(
                        "after kubectl taint node worker-3 a=b:NoExecute: pods (on worker-3): there are none, wanted 1");
        assertThat(session.digest()).isEqualTo(before);
        assertThat(session.state().nodes())
                .allMatch(
                        node -> !node.name().equals("worker-3") || node.taints().isEmpty());
    }

    @Test
    void whatTheUserAskedForIsKnown() {
        var session = session();
        var since = Scene.Beginning.of(session);
        ConsoleRun.of(
                session,
                List.of(
                        "kubectl cordon worker-1",
                        "kubelet stop worker-2",
                        "kubectl get pods",
                        "kubectl delete pod none"),
                Map.of());
        assertThat(holds("{requests: {verb: patch, of: node/worker-1}, count: 1}", session, since))
                .isTrue();
        assertThat(holds("{requests: {verb: kubelet, of: node/worker-2}, count: 1}", session, since))
                .isTrue();
        assertThat(holds("{requests: {verb: delete}, count: 0}", session, since))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{pods: {of: ds/fluent-bit, node: worker-2}, count: 0} | pods (of ds/fluent-bit, on worker-2): wanted 0, there is 1",
                "{daemonset: fluent-bit, desired: 2}                   | daemonset default/fluent-bit: expected desired=2, but it is 3",
                "{daemonset: fluent-bit, ready: '< 3'}                 | daemonset default/fluent-bit: expected ready<3, but it is 3",
                "{nodes: {taint: '.*:NoExecute'}}                      | nodes (with taint .*:NoExecute): there are none, wanted >= 1",
                "{field: {of: ds/fluent-bit, path: '{.metadata.generation}', is: 2}} | ds/fluent-bit: {.metadata.generation} is 1, wanted 2",
                "{not: {nodes: {}}}                                    | nodes: there are 3: worker-1, worker-2, worker-3",
                "{never: {nodes: {ready: true}}}                       | it was so 0s after the beginning",
            })
    void saysWhatIsSeenWhereItDoesNotHold(String yaml, String seen) {
        var session = session();
        var scene = Scene.now(session, Scene.Beginning.of(session), Map.of());
        assertThat(predicate(yaml).holds(scene)).isFalse();
        assertThat(predicate(yaml).seen(scene).toString()).startsWith(seen);
    }

    /** A learner reads the cluster's words, and neither a path nor how something is asked for. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{pods: {of: ds/fluent-bit, ready: false}}              | none so far",
                "{nodes: {}, count: 0}                                  | now: worker-1, worker-2, worker-3",
                "{daemonset: fluent-bit, desired: 2, misscheduled: 1}   | now: DESIRED 3, 0 misscheduled",
                "{daemonset: fluent-bit, available: 1, unavailable: 2}  | now: AVAILABLE 3, 0 unavailable",
                "{daemonset: fluent-bit, image: '.*:3.2'}               | now: image fluent/fluent-bit:3.1",
                "{field: {of: ds/fluent-bit, path: '{.metadata.generation}', is: 2}} | now metadata.generation is 1",
                "{field: {of: ds/fluent-bit, path: '{.spec.template.spec.tolerations[*].key}', is: a}} | now tolerations.key is not set",
                "{field: {of: ds/other, path: '{.metadata.name}', is: a}} | there is no ds/other",
                "{all: [{nodes: {ready: false}}, {nodes: {cordoned: true}}]} | none so far",
                "{not: {nodes: {named: worker-1}}}                      | now: worker-1",
                "{not: {same: {of: ds/fluent-bit}}}                     | they are still the same",
                "{within: {time: 5s, from: {daemonset: fluent-bit, image: '.*:3.2'}, to: {nodes: {}}}} | now: image fluent/fluent-bit:3.1",
                "{ever: {nodes: {ready: false}}}                        | not yet",
                "{would: {do: [kubectl cordon worker-1], that: {nodes: {cordoned: true}, count: 0}}} | after kubectl cordon worker-1 there would be: worker-1",
                "{never: {nodes: {ready: true}}}                        | it was broken 0s after the task began: step back to before that",
                "{all: [{nodes: {}}, {always: {nodes: {ready: false}}}]} | it was broken 0s after the task began: step back to before that",
            })
    void tellsALearnerHowThingsStand(String yaml, String glance) {
        var session = session();
        var scene = Scene.now(session, Scene.Beginning.of(session), Map.of());
        var that = predicate(yaml);
        assertThat(that.holds(scene)).isFalse();
        assertThat(Glance.of(that, scene, new Memory())).hasToString(glance);
        assertThat(Glance.isLost(that, scene, new Memory())).isEqualTo(glance.startsWith("it was broken"));
    }
}
