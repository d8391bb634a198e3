package dev.podfall.properties;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.core.Pod;
import dev.podfall.cluster.Change;
import dev.podfall.cluster.Journal;
import dev.podfall.cluster.Session;
import dev.podfall.cluster.SessionOptions;
import dev.podfall.cluster.Step;
import dev.podfall.controller.tainteviction.EvictionDecision;
import dev.podfall.kubectl.Console;
import dev.podfall.kubectl.TextIo;
import dev.podfall.scheduler.SchedulingVerdict;
import java.time.Duration;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What a step names as its cause is what led to it, also where several things wait in one queue. */
class CausesTest {
    private static final int STORIES = Math.min(100, Integer.getInteger("podfall.scenarios", 100));

    @Test
    void everyStepComesOfAnEarlierOneAndWhatTheUserDoesOfNone() {
        long wrong = LongStream.rangeClosed(1, STORIES)
                .parallel()
                .mapToObj(seed -> told(Storyteller.story(seed)))
                .flatMap(Journal::stream)
                .filter(step -> step.byUser() ? step.cause() != 0 : step.cause() >= step.number())
                .count();
        assertThat(wrong).isZero();
    }

    @Test
    void aPodIsBoundBecauseOfWhatTheSchedulerSaidOfThisPod() {
        var bound = LongStream.rangeClosed(1, STORIES)
                .parallel()
                .mapToObj(seed -> told(Storyteller.wildStory(seed)))
                .mapToLong(CausesTest::bindings)
                .sum();
        assertThat(bound).isGreaterThan(STORIES);
    }

    private static long bindings(Journal journal) {
        long bound = 0;
        for (var step : journal) {
            for (var change : step.changes()) {
                if (binds(step, change)) {
                    bound++;
                    assertThat(journal.number(step.cause()).explanations())
                            .as("why %s is bound in %s", change.key(), step.number())
                            .anyMatch(why -> why instanceof SchedulingVerdict verdict
                                    && verdict.isPlaced()
                                    && verdict.pod().equals(change.key()));
                }
            }
        }
        return bound;
    }

    private static boolean binds(Step step, Change change) {
        return step.actor().equals("default-scheduler")
                && change.before() instanceof Pod before
                && change.after() instanceof Pod after
                && before.nodeName().isEmpty()
                && !after.nodeName().isEmpty();
    }

    /** Several pods are tried one after the other: each goes back to its own node's kubelet, not to the first one's. */
    @Test
    void podsThatWaitTogetherHaveCausesOfTheirOwn() {
        var journal = run("""
                apiVersion: v1
                kind: Pod
                metadata: {name: one}
                spec: {containers: [{name: c, image: c:1}]}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: two}
                spec: {containers: [{name: c, image: c:1}]}
                ---
                apiVersion: v1
                kind: Node
                metadata: {name: n1}
                """);
        for (var name : new String[] {"one", "two"}) {
            var first = journal.stream()
                    .filter(step -> step.explanations().stream()
                            .anyMatch(why -> why.subject().name().equals(name)))
                    .findFirst()
                    .orElseThrow();
            assertThat(journal.number(first.cause()).changes().getFirst().key().name())
                    .isEqualTo(name);
        }
    }

    /** 50 silent seconds later it is still known who silenced it, though many passes over all nodes lie between. */
    @Test
    void theTaintOfASilentNodeGoesBackToWhoStoppedItsKubelet() {
        var journal = run("""
                apiVersion: v1
                kind: Node
                metadata: {name: n1}
                ---
                apiVersion: v1
                kind: Node
                metadata: {name: n2}
                ---
                apiVersion: v1
                kind: Node
                metadata: {name: n3}
                """, "kubelet stop n1", "kubelet stop n2");
        for (var name : new String[] {"n1", "n2"}) {
            var tainted = journal.stream()
                    .filter(step -> step.what().key().equals("timer.nodes.taint")
                            && step.changes().stream()
                                    .anyMatch(change -> change.key().name().equals(name)))
                    .findFirst()
                    .orElseThrow();
            assertThat(origin(journal, tainted).what().key()).isEqualTo("command.kubelet.stop");
        }
    }

    @Test
    void anEvictionGoesBackToTheTaint() {
        var journal = run("""
                apiVersion: v1
                kind: Node
                metadata: {name: n1}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: one}
                spec: {nodeName: n1, containers: [{name: c, image: c:1}]}
                """, "kubectl taint node n1 a=b:NoExecute");
        var decided = journal.stream()
                .filter(step -> step.explanations().stream().anyMatch(EvictionDecision.class::isInstance))
                .findFirst()
                .orElseThrow();
        var gone = journal.stream()
                .filter(step -> step.changes().stream()
                        .anyMatch(change -> change.after() instanceof Pod pod && pod.isTerminating()))
                .findFirst()
                .orElseThrow();
        assertThat(gone.cause()).isEqualTo(decided.number());
        assertThat(origin(journal, gone).what()).hasToString("patch node n1");
    }

    private static Step origin(Journal journal, Step step) {
        var at = step;
        while (at.cause() != 0) {
            at = journal.number(at.cause());
        }
        return at;
    }

    private static Journal run(String yaml, String... lines) {
        var session = new Session(SessionOptions.DEFAULT);
        var files = Map.of("f.yaml", yaml);
        Console.run("kubectl apply -f f.yaml", new TextIo(files), session);
        session.runFor(Duration.ofMinutes(1));
        for (var line : lines) {
            Console.run(line, new TextIo(files), session);
        }
        session.runFor(Duration.ofMinutes(2));
        return session.journal();
    }

    private static Journal told(Story story) {
        var session = new Session(story.options());
        for (var line : story.acts()) {
            if (line.equals(Story.REST)) {
                session.runFor(Duration.ofSeconds(90));
            } else if (!line.startsWith(Story.WHAT_IF)) {
                Console.run(line, new TextIo(story.texts()), session);
            }
        }
        session.runFor(Duration.ofSeconds(90));
        return session.journal();
    }
}
