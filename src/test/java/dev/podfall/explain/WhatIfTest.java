package dev.podfall.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.meta.ObjectKey;
import dev.podfall.cluster.Command;
import dev.podfall.cluster.Limits;
import dev.podfall.cluster.Rest;
import dev.podfall.kubectl.ConsoleLine;
import dev.podfall.kubectl.StagedLines;
import dev.podfall.language.Wording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What staged commands would do: who lands, who goes and when, and what never ends. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class WhatIfTest {
    private static final String FOUR_NODES =
            Lab.node("n1", "") + Lab.node("n2", "") + Lab.node("n3", "") + Lab.node("n4", "");

    private static WhatIf.Result stage(Lab lab, String... lines) {
        return Objects.requireNonNull(WhatIf.run(lab.session(), commands(lab, lines), () -> false));
    }

    private static List<Command> commands(Lab lab, String... lines) {
        var rehearsal = lab.session().rehearsal();
        var staged = StagedLines.of(List.of(lines).stream().map(ConsoleLine::of).toList(), rehearsal);
        assertThat(staged.complaints()).isEmpty();
        return staged.commands();
    }

    /** {@code agent n1 Leaves 50s} */
    private static List<String> said(WhatIf.Result result) {
        var out = new ArrayList<String>();
        for (var change : result.diff().pods()) {
            out.add(change.owner().name() + " " + change.node() + " "
                    + switch (change.outcome()) {
                        case Outcome.Lands _ -> "lands";
                        case Outcome.Waits _ -> "waits";
                        case Outcome.Leaves leaves -> "leaves after " + seconds(leaves.after());
                        case Outcome.LeavesLater later ->
                            "is evicted after " + seconds(later.after()) + (later.returns() ? ", returns" : "");
                        case Outcome.Repeats repeats -> "repeats " + repeats.reason();
                        case Outcome.Replaced _ -> "is replaced";
                        case Outcome.Restarted restarted -> "restarts after " + seconds(restarted.after());
                        case Outcome.Misscheduled missed ->
                            missed.now() ? "is misscheduled" : "is no more misscheduled";
                    });
        }
        return out;
    }

    private static String seconds(Duration time) {
        return time.toSeconds() + "s";
    }

    /** Such a taint used to keep the what-if from ever coming back. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 10, 30})
    void anEvictionThatComesAgainAndAgainIsSeenAsSuch(int tolerated) {
        var lab = Lab.of(FOUR_NODES
                        + Lab.agent("tolerations: [{key: x, effect: NoExecute, operator: Exists,"
                                + " tolerationSeconds: " + tolerated + "}]"))
                .runFor(60);
        var result = stage(lab, "kubectl taint nodes n1 x=1:NoExecute");

        assertThat(result.rest())
                .isInstanceOfSatisfying(
                        Rest.Repeats.class,
                        repeats -> assertThat(repeats.movements()).first().satisfies(movement -> {
                            assertThat(movement.owner()).isEqualTo(ObjectKey.of("default", "agent"));
                            assertThat(movement.node()).isEqualTo("n1");
                            assertThat(movement.made()).isPositive();
                        }));
        assertThat(said(result))
                .containsExactly(
                        tolerated == 0 ? "agent n1 repeats " : "agent n1 is evicted after " + tolerated + "s, returns");
    }

    /** What comes to rest beside it hides nothing, nor does the moment at which the fork stops. */
    @ParameterizedTest
    @ValueSource(ints = {1, 5, 10, 15})
    void anEvictionThatComesAgainIsSeenAsSuchBesideOneThatDoesNot(int tolerated) {
        var other = Lab.agent("").replace("name: agent", "name: plain").replace("app: agent", "app: plain");
        var lab = Lab.of(Lab.node("n1", "")
                        + Lab.node("n2", "")
                        + Lab.agent("tolerations: [{key: x, effect: NoExecute, operator: Exists, tolerationSeconds: "
                                + tolerated + "}]")
                        + other)
                .runFor(60);
        assertThat(said(stage(lab, "kubectl taint nodes n1 x=1:NoExecute")))
                .hasSize(2)
                .contains("agent n1 is evicted after " + tolerated + "s, returns")
                .anySatisfy(line -> assertThat(line).startsWith("plain n1 leaves after "));
    }

    private static List<String> words(WhatIf.Result result) {
        var words = OutcomeWords.of(result);
        return result.diff().pods().stream()
                .map(change -> change.owner().name() + " " + change.node() + " "
                        + Wording.ENGLISH.say(words.of(change))
                        + (change.outcome().evicts() ? " (evicted)" : ""))
                .toList();
    }

    /** The rolling update deletes its old pod, and the taint lets no new one come: nobody evicts it. */
    @Test
    void whoIsDeletedByARolloutIsNotEvicted() {
        var lab = Lab.of(FOUR_NODES + Lab.agent("")).runFor(60);
        lab.give("kubectl taint nodes n1 x=1:NoSchedule").runFor(10);
        assertThat(words(stage(lab, "kubectl set image ds/agent agent=registry.example/agent:2.0")))
                .anySatisfy(
                        line -> assertThat(line).startsWith("agent n1 goes ").doesNotContain("evicted"))
                .contains("agent n2 replaced by the new revision");
    }

    /** By whomever it is that is first: taint eviction, or the DaemonSet's controller. */
    @Test
    void whoLeavesForATaintOrADrainOrAnotherPodIsEvicted() {
        var lab = Lab.of(FOUR_NODES + Lab.agent("") + WEB).runFor(60);
        assertThat(words(stage(lab, "kubectl taint nodes n2 x=1:NoExecute")))
                .containsExactlyInAnyOrder("web n2 evicted at once (evicted)", "agent n2 evicted at once (evicted)");
        assertThat(words(stage(lab, "kubectl drain n2 --ignore-daemonsets --force")))
                .anySatisfy(
                        line -> assertThat(line).startsWith("web n2 evicted").endsWith("(evicted)"));
        assertThat(words(stage(lab, "kubectl delete pod web"))).containsExactly("web n2 goes at once");
    }

    @Test
    void whoNoMoreIsSelectedGoesAndIsNotEvicted() {
        var lab = Lab.of(FOUR_NODES + Lab.agent("nodeSelector: {kubernetes.io/hostname: n1}"))
                .runFor(60);
        assertThat(words(stage(lab, "kubectl label node n1 --overwrite kubernetes.io/hostname=other")))
                .containsExactly("agent n1 goes at once");
    }

    @Test
    void aRolloutWithMinReadySecondsIsFollowedToItsEnd() {
        var lab = Lab.of(FOUR_NODES
                        + Lab.agent("").replace("spec:\n  selector", "spec:\n  minReadySeconds: 30\n  selector"))
                .runFor(120);
        assertThat(lab.session()
                        .state()
                        .daemonSet(ObjectKey.of("default", "agent"))
                        .spec()
                        .minReadySeconds())
                .isEqualTo(30);
        var result = stage(lab, "kubectl set image ds/agent agent=registry.example/agent:2.0");

        assertThat(result.rest().reached()).isTrue();
        assertThat(result.rest().ran()).isGreaterThan(Duration.ofSeconds(4 * 30));
        assertThat(said(result))
                .containsExactly(
                        "agent n1 is replaced", "agent n2 is replaced", "agent n3 is replaced", "agent n4 is replaced");
    }

    /**
     * The loop brings nothing new while the rollout waits for its clocks, one after the other, and each clock starts a
     * few turns after what was new.
     */
    @ParameterizedTest
    @ValueSource(ints = {3, 20, 60})
    void aRolloutBesideALoopIsFollowedToItsEnd(int minReadySeconds) {
        var loop = Lab.agent("nodeSelector: {kubernetes.io/hostname: n4}\ntolerations: [{key: x, effect: NoExecute,"
                        + " operator: Exists, tolerationSeconds: 1}]")
                .replace("agent", "loop");
        var slow = Lab.agent("")
                .replace("spec:\n  selector", "spec:\n  minReadySeconds: " + minReadySeconds + "\n  selector");
        var lab = Lab.of(FOUR_NODES + slow + loop);
        lab.give("kubectl taint nodes n4 x=1:NoExecute");
        lab.runFor(200);
        var result = stage(lab, "kubectl set image ds/agent agent=registry.example/agent:2.0");

        assertThat(result.rest()).isInstanceOf(Rest.Repeats.class);
        assertThat(said(result)).contains("agent n1 is replaced", "agent n2 is replaced", "agent n3 is replaced");
    }

    private static final String WEB = """
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: web}
            spec:
              nodeSelector: {kubernetes.io/hostname: n2}
              containers: [{name: web, image: "registry.example/web:1.0"}]
            """;

    @Test
    void aSilentKubeletsPodsAreEvictedWhenTheirSecondsAreOver() {
        var lab = Lab.of(FOUR_NODES + Lab.agent("") + WEB).runFor(120);
        var result = stage(lab, "kubelet stop n2");

        assertThat(result.rest().reached()).isTrue();
        assertThat(said(result))
                .hasSize(2)
                .contains("agent n2 is misscheduled")
                .anySatisfy(line -> assertThat(line).matches("web n2 is evicted after 3[456]\\ds"));
    }

    @Test
    void aDeletedNodesPodsGoWhenTheyAreCollected() {
        var lab = Lab.of(FOUR_NODES + Lab.agent("")).runFor(120);
        var result = stage(lab, "kubectl delete node n2");

        assertThat(result.rest().reached()).isTrue();
        assertThat(said(result)).singleElement().asString().startsWith("agent n2 leaves after ");
        assertThat(result.diff().counters().getFirst().after())
                .satisfies(after -> assertThat(after.desiredNumberScheduled()).isEqualTo(3));
    }

    @Test
    void aCountdownThatRunsAlreadyIsNotWhatTheStagedCommandDoes() {
        var tolerating = WEB.replace(
                "spec:\n",
                "spec:\n  tolerations: [{key: x, operator: Exists, effect: NoExecute, tolerationSeconds: 600}]\n");
        var lab = Lab.of(FOUR_NODES + tolerating).runFor(60);
        lab.give("kubectl taint nodes n2 x=1:NoExecute");
        lab.runFor(20);
        assertThat(said(stage(lab, "kubectl cordon n3"))).isEmpty();
    }

    @Test
    void aRolloutUnderWayIsNotWhatTheStagedCommandDoes() {
        var lab = Lab.of(FOUR_NODES
                        + Lab.agent("").replace("spec:\n  selector", "spec:\n  minReadySeconds: 30\n  selector"))
                .runFor(200);
        lab.give("kubectl set image ds/agent agent=registry.example/agent:2.0");
        lab.runFor(40);

        assertThat(said(stage(lab, "kubectl cordon n3"))).isEmpty();
        assertThat(said(stage(lab, "kubectl taint nodes n3 maint:NoExecute")))
                .singleElement()
                .asString()
                .startsWith("agent n3 leaves after ");
    }

    @Test
    void aBackOffThatNeverEndsIsNotRest() {
        var lab = Lab.of(FOUR_NODES + Lab.agent("")).runFor(60);
        lab.give("kubelet condition n1 DiskPressure=True");
        lab.runFor(30);
        var result = stage(lab, "kubectl delete pod -l app=agent --wait=false");

        assertThat(result.rest()).isInstanceOf(Rest.Repeats.class);
        assertThat(said(result))
                .contains("agent n1 repeats Evicted")
                .filteredOn(line -> line.startsWith("agent n2"))
                .singleElement()
                .asString()
                .startsWith("agent n2 restarts after ");
    }

    @Test
    void limitsEndWhatWouldRunTooLongAndSayWhatRan() {
        var lab = Lab.of(FOUR_NODES + Lab.agent("")).runFor(60);
        var commands = commands(lab, "kubelet stop n2");

        var time = WhatIf.run(lab.session(), commands, new Limits(Duration.ofSeconds(10), 1_000_000), () -> false);
        assertThat(Objects.requireNonNull(time).rest())
                .isInstanceOfSatisfying(
                        Rest.OutOfTime.class,
                        out -> assertThat(RestWords.of(out).toString())
                                .startsWith("the cluster is not at rest yet after 10s: the node monitor waits for a"
                                        + " kubelet"));

        var steps = WhatIf.run(lab.session(), commands, new Limits(Duration.ofHours(1), 3), () -> false);
        assertThat(Objects.requireNonNull(steps).rest())
                .isInstanceOfSatisfying(
                        Rest.OutOfSteps.class,
                        out -> assertThat(RestWords.of(out).toString())
                                .startsWith("the cluster is not at rest yet: stopped after 3 steps in "));
    }

    @Test
    void whoLosesInterestGetsNoAnswer() {
        var lab = Lab.of(FOUR_NODES + Lab.agent("")).runFor(60);
        assertThat(WhatIf.run(lab.session(), commands(lab, "kubelet stop n2"), () -> true))
                .isNull();
    }

    /** Whatever it is busy with: commands, what follows, what would have come anyway, looking again at the end. */
    @Test
    void everyTurnCanBeTheLast() {
        var lab = Lab.of(
                FOUR_NODES + Lab.agent("").replace("spec:\n  selector", "spec:\n  minReadySeconds: 30\n  selector"));
        lab.runFor(5);
        assertThat(lab.session().idle()).as("something is under way").isFalse();
        var commands = commands(lab, "kubectl taint nodes n1 x=1:NoExecute", "kubectl cordon n2");
        var asked = new AtomicInteger();
        assertThat(WhatIf.run(lab.session(), commands, () -> asked.incrementAndGet() < 0))
                .isNotNull();
        int all = asked.get();
        assertThat(all).isGreaterThan(40);

        for (int turn = 1; turn <= all; turn += turn < 5 || turn > all - 10 ? 1 : 7) {
            int last = turn;
            asked.set(0);
            assertThat(WhatIf.run(lab.session(), commands, () -> asked.incrementAndGet() >= last))
                    .as("turn %s of %s", turn, all)
                    .isNull();
            assertThat(asked.get()).as("nothing is done afterwards").isEqualTo(last);
        }
    }

    @Test
    void theSessionStaysAsItIs() {
        var lab = Lab.of(FOUR_NODES + Lab.agent("")).runFor(1);
        var session = lab.session();
        var position = session.position();
        var state = session.state();
        var digest = session.digest();

        var result = stage(lab, "kubectl taint nodes n1 x=1:NoExecute", "kubelet stop n2");

        assertThat(session.position()).isEqualTo(position);
        assertThat(session.state()).isSameAs(state);
        assertThat(session.digest()).isEqualTo(digest);
        assertThat(session.scenario().entries()).noneMatch(entry -> entry.command() instanceof Command.StopKubelet);
        assertThat(said(stage(lab, "kubectl taint nodes n1 x=1:NoExecute", "kubelet stop n2")))
                .as("asked again it says the same")
                .isEqualTo(said(result));
    }
}
