package dev.podfall.lesson.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.core.Pod;
import dev.podfall.cluster.Session;
import dev.podfall.cluster.SessionOptions;
import dev.podfall.kubectl.ManifestLoad;
import dev.podfall.language.Language;
import dev.podfall.lesson.Lesson;
import dev.podfall.lesson.predicate.ConsoleRun;
import dev.podfall.lesson.predicate.Scene;
import dev.podfall.lesson.run.GoalWatch;
import dev.podfall.manifest.Source;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Something is broken, and mended. */
class FaultsTest {
    /** Where every fault of the library applies: labels that are asked for, taints that are tolerated. */
    private static final String CLUSTER = """
            {apiVersion: v1, kind: Node, metadata: {name: n1, labels: {pool: edge}}}
            ---
            {apiVersion: v1, kind: Node, metadata: {name: n2, labels: {pool: edge}}}
            ---
            {apiVersion: v1, kind: Node, metadata: {name: n3, labels: {pool: edge}}, spec: {taints: [{key: team, value: a, effect: NoSchedule}]}}
            ---
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: agent}
            spec:
              selector: {matchLabels: {app: agent}}
              template:
                metadata: {labels: {app: agent}}
                spec:
                  nodeSelector: {pool: edge}
                  tolerations: [{key: team, operator: Exists}]
                  containers: [{name: agent, image: "registry.example/agent:1.0"}]
            """;

    private static final Session SESSION = session();

    private static Session session() {
        var out = new Session(SessionOptions.DEFAULT);
        ManifestLoad.plan(List.of(new Source("cluster.yaml", CLUSTER)), out).apply(out);
        out.runToRest();
        return out;
    }

    private static List<Fault> faults() {
        return Faults.all();
    }

    private static Broken broken(Fault fault) {
        return Breaking.of(SESSION, 1, List.of(fault)).orElseThrow(() -> new AssertionError(fault.id()));
    }

    private static GoalWatch.Report after(Broken broken, List<String> lines) {
        var session = broken.session().fork();
        var watch = new GoalWatch(broken.lesson(), Scene.Beginning.of(session));
        watch.look(session);
        var ran = ConsoleRun.of(session, lines, Map.of());
        assertThat(ran).allMatch(each -> each.code() == 0, "went");
        session.runFor(java.time.Duration.ofMinutes(5));
        return watch.look(session);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void itBreaksSomethingAndIsMendedByItsOwnWayAndOthersAndNotByWaiting(Fault fault) {
        var broken = broken(fault);
        var waited = after(broken, List.of());
        assertThat(waited.solved()).as("doing nothing").isFalse();
        assertThat(waited.goals()).anySatisfy(goal -> {
            assertThat(goal.holds()).isFalse();
            assertThat(goal.seen().isEmpty()).isFalse();
        });
        assertThat(after(broken, broken.lesson().solution()).solved())
                .as("its own way")
                .isTrue();
        for (var way : broken.also()) {
            assertThat(after(broken, way).solved()).as(way.toString()).isTrue();
        }
        long ready = broken.session().state().pods().stream().filter(Pod::isReady).count();
        assertThat(ready < 3).as("an agent is missing, or it is the version").isEqualTo(!fault.isNewWanted());
        assertThat(broken.lesson().hints()).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void nothingIsSaidOfWhatItWasAndEverythingInBothLanguages(Fault fault) {
        var lesson = broken(fault).lesson();
        for (var language : Language.all()) {
            var said = lesson.about().title().in(language)
                    + lesson.brief().in(language)
                    + lesson.task().in(language)
                    + lesson.goals().stream()
                            .map(goal -> goal.text().in(language))
                            .collect(Collectors.joining());
            assertThat(said).doesNotContain("n1", "n2", "n3", "aint", "污点").doesNotContain("{");
            assertThat(lesson.hints())
                    .allMatch(
                            hint -> hint.speaks(language) && !hint.in(language).contains("{node"));
            assertThat(fault.recap().speaks(language)).isTrue();
        }
        assertThat(lesson.hints().getLast().in(Language.ENGLISH))
                .as("the last hint is the command")
                .isEqualTo(String.join("; ", lesson.solution()));
    }

    @Test
    void theSameSeedBreaksTheSameAndOthersSomethingElse() {
        var one = Breaking.of(SESSION, 7).orElseThrow();
        var again = Breaking.of(session(), 7).orElseThrow();
        assertThat(again.fault()).isEqualTo(one.fault());
        assertThat(again.lesson().solution()).isEqualTo(one.lesson().solution());
        assertThat(again.session().digest()).isEqualTo(one.session().digest());
        var all = new TreeSet<String>();
        for (long seed = 1; seed <= 12; seed++) {
            all.add(Breaking.of(SESSION, seed).orElseThrow().fault());
        }
        assertThat(all).hasSizeGreaterThan(4);
    }

    @Test
    void aFaultAppliesOnlyWhereItMakesSense() {
        var plain = new Session(SessionOptions.DEFAULT);
        assertThat(Breaking.of(plain, 1)).as("nobody runs there").isEmpty();
        var text = CLUSTER.replace("nodeSelector: {pool: edge}", "")
                .replace("tolerations: [{key: team, operator: Exists}]", "tolerations: [{operator: Exists}]");
        ManifestLoad.plan(List.of(new Source("cluster.yaml", text)), plain).apply(plain);
        plain.runToRest();
        assertThat(faults().stream()
                        .filter(fault -> Breaking.of(plain, 1, List.of(fault)).isEmpty())
                        .map(Fault::id))
                .as("no label is asked for, and every taint is tolerated")
                .contains("label", "taint", "reboot");
    }

    @Test
    void whoDeletesTheNodeOrTheDaemonSetHasNotMendedIt() {
        var broken = broken(fault("taint"));
        var node = broken.lesson().solution().getFirst().split(" ")[3];
        assertThat(after(broken, List.of("kubectl delete node " + node)).solved())
                .isFalse();
        assertThat(after(broken, List.of("kubectl delete ds agent")).solved()).isFalse();
        Lesson lesson = broken.lesson();
        assertThat(lesson.goals()).hasSize(1);
    }

    private static Fault fault(String id) {
        return faults().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
