package dev.podfall.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.core.ContainerState;
import dev.podfall.api.core.ContainerStatus;
import dev.podfall.api.core.Event;
import dev.podfall.api.core.Pod;
import dev.podfall.explain.PodRun.Doing;
import dev.podfall.explain.PodRun.Readiness;
import dev.podfall.kubelet.KubeletDecision.BackingOff;
import dev.podfall.language.Phrase;
import dev.podfall.language.Wording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What the kubelet has done with a pod: every way in which one may not run has a word of its own. */
class PodRunTest {
    private static final String NODE = Lab.node("n1", "");

    private static Why why(Lab lab) {
        var known = lab.known()
                .with(BackOffs.on(
                        "n1", lab.session().frame().journal(), lab.session().now()));
        return Why.of(lab.state(), lab.agent(), lab.node("n1"), known);
    }

    private static PodRun run(Lab lab) {
        return Objects.requireNonNull(why(lab).run());
    }

    private static Pod pod(Lab lab) {
        return lab.state().podsOnNode("n1").iterator().next();
    }

    private static Lab agent(String image) {
        return Lab.of(NODE + Lab.agent("").replace("agent:1.16", image));
    }

    private static String said(Lab lab) {
        return Wording.ENGLISH.say(VerdictWords.headline(why(lab)));
    }

    private static List<String> lines(Lab lab) {
        var out = new ArrayList<String>();
        for (var line : RunWords.lines(run(lab))) {
            out.add(line.standing() + " " + Wording.ENGLISH.say(line.about()) + " [" + line.code() + "]");
            line.notes().stream()
                    .map(Wording.ENGLISH::say)
                    .map(note -> "  " + note)
                    .forEach(out::add);
        }
        return out;
    }

    /** Runs on, a tenth of a second at a time, until something holds. */
    private static Lab until(Lab lab, java.util.function.Predicate<Why> holds) {
        for (int i = 0; i < 3_000; i++) {
            if (holds.test(why(lab))) {
                return lab;
            }
            lab.session().runFor(Duration.ofMillis(100));
        }
        throw new AssertionError("never so within 300 s; at the end: " + why(lab).verdict());
    }

    @Test
    void aPodThatRunsHasOneLine() {
        var lab = agent("agent:1.16").runFor(60);
        assertThat(run(lab).readiness()).isEqualTo(new Readiness.Ready());
        assertThat(lines(lab)).containsExactly("WELL agent [agent:1.16]", "  runs, and is ready");
    }

    @Test
    void anImageThatCannotBePulledIsNoAndSaysWhenTheNextTryIs() {
        var lab = until(
                agent("agent:missing"),
                why -> why.verdict() instanceof Verdict.Fails fails
                        && fails.reason().equals("ImagePullBackOff"));
        assertThat(why(lab).verdict().leaning()).isEqualTo(Verdict.Leaning.NO);
        assertThat(said(lab)).isEqualTo("No — it is here, but its container agent does not run: ImagePullBackOff");
        var held = (Doing.Held) run(lab).containers().getFirst().doing();
        var told = lab.session().frame().journal().stream()
                .flatMap(step -> step.explanations().stream())
                .filter(BackingOff.class::isInstance)
                .map(BackingOff.class::cast)
                .toList()
                .getLast();
        assertThat(held.next()).isEqualTo(new PodRun.Retry(told.at(), told.delay()));
        assertThat(held.message()).startsWith("Back-off pulling image \"agent:missing\": ErrImagePull: ");
        assertThat(lines(lab))
                .startsWith("WRONG agent [agent:missing]", "  does not run: ImagePullBackOff")
                .contains("  the wait was 10s this time; it doubles with every failure, up to five minutes");
        // At that very time the kubelet pulls again.
        lab.session().runFor(Duration.between(lab.session().now(), told.at()).plusSeconds(1));
        var pulled = lab.session().frame().journal().stream()
                .filter(step -> !step.at().isBefore(told.at()))
                .flatMap(step -> step.changes().stream())
                .filter(change ->
                        change.after() instanceof Event event && event.reason().equals("Pulling"));
        assertThat(pulled).isNotEmpty();
    }

    @Test
    void theFirstFailureToPullIsNoToo() {
        var lab = until(
                agent("agent:missing"),
                why -> why.verdict() instanceof Verdict.Fails fails
                        && fails.reason().equals("ErrImagePull"));
        assertThat(why(lab).verdict().leaning()).isEqualTo(Verdict.Leaning.NO);
        assertThat(lines(lab)).contains("  does not run: ErrImagePull");
    }

    @Test
    void whileTheImageIsPulledItStarts() {
        var lab = until(agent("agent:1.16"), why -> why.run() != null);
        assertThat(why(lab).verdict()).isEqualTo(new Verdict.Starts());
        assertThat(lines(lab)).contains("BEGINS agent [agent:1.16]", "  its start is still to come: ContainerCreating");
    }

    @Test
    void aCrashLoopIsNeverAYes() {
        var lab = until(
                agent("agent:crash"),
                why -> why.verdict() instanceof Verdict.Fails fails
                        && fails.reason().equals("CrashLoopBackOff"));
        var first = run(lab).containers().getFirst();
        assertThat(first.last()).isNotNull();
        assertThat(((Doing.Held) first.doing()).next()).isNotNull();
        assertThat(lines(lab))
                .contains(
                        "  does not run: CrashLoopBackOff",
                        "  restarted once",
                        "  ended last with Error, exit code 1. Its process ended with an error.");
        // From the first end on there is no moment in which it is said to start or to run.
        for (int i = 0; i < 900; i++) {
            lab.session().runFor(Duration.ofMillis(100));
            assertThat(why(lab).verdict()).isInstanceOf(Verdict.Fails.class);
        }
    }

    @Test
    void aContainerThatHasJustBeenStartedAgainIsNotSaidToStart() {
        var lab = agent("agent:unready").runFor(10);
        var pod = pod(lab);
        var status = pod.status().containerStatuses().getFirst();
        var killed = new ContainerState.Terminated(137, 0, "OOMKilled", "", null, null, "");
        var again = new ContainerStatus(
                status.name(),
                status.image(),
                status.imageId(),
                status.containerId(),
                false,
                true,
                3,
                status.state(),
                killed,
                status.rest());
        var restarted = pod.withStatus(pod.status().withContainerStatuses(List.of(), List.of(again)));
        var verdict = PodVerdicts.bound(restarted, lab.node("n1"), lab.known(), true);
        assertThat(verdict).isEqualTo(new Verdict.Restarts("agent", 3, 137, "OOMKilled"));
        assertThat(verdict.leaning()).isEqualTo(Verdict.Leaning.WAITS);
        var line = RunWords.lines(PodRun.of(restarted, 0, lab.known())).getFirst();
        assertThat(line.standing()).isEqualTo(RunWords.Standing.SHAKY);
        assertThat(line.notes().stream().map(Wording.ENGLISH::say))
                .contains(
                        "restarted 3 times",
                        "ended last with OOMKilled, exit code 137. It used more memory than its limit and was killed.");
    }

    @Test
    void aProbeThatNeverPassesIsFirstNotYetAndThenNo() {
        var lab = agent("agent:unready").runFor(10);
        assertThat(why(lab).verdict()).isEqualTo(new Verdict.NotReady("agent", false, false));
        assertThat(why(lab).verdict().leaning()).isEqualTo(Verdict.Leaning.WAITS);
        assertThat(lines(lab))
                .containsExactly(
                        "BEGINS agent [agent:unready]", "  runs, not ready yet: its readiness probe has not passed");
        lab.runFor(120);
        assertThat(why(lab).verdict()).isEqualTo(new Verdict.NotReady("agent", false, true));
        assertThat(why(lab).verdict().leaning()).isEqualTo(Verdict.Leaning.NO);
        assertThat(said(lab)).isEqualTo("No — it is here and its container agent runs, but is not ready");
    }

    @Test
    void anInitContainerThatCannotStartIsNoToo() {
        var lab = until(
                Lab.of(NODE + Lab.agent("initContainers: [{name: setup, image: 'setup:missing'}]")),
                why -> why.verdict() instanceof Verdict.Fails fails
                        && fails.reason().equals("ImagePullBackOff"));
        assertThat(said(lab)).isEqualTo("No — it is here, but its init container setup does not run: ImagePullBackOff");
        assertThat(lines(lab))
                .contains("WRONG init: setup [setup:missing]", "BEGINS agent [agent:1.16]")
                .contains("  its start is still to come: PodInitializing");
        var blocker = RolloutDiagnosis.of(
                        lab.state(), lab.agent(), lab.session().now())
                .blockers()
                .getFirst();
        assertThat(blocker.reason()).isEqualTo("ImagePullBackOff");
        assertThat(blocker.wrong()).isTrue();
    }

    @Test
    void anInitContainerThatHasEndedWellIsWell() {
        var lab = Lab.of(NODE + Lab.agent("initContainers: [{name: setup, image: 'setup:1'}]"))
                .runFor(60);
        assertThat(why(lab).verdict()).isEqualTo(new Verdict.Runs());
        assertThat(lines(lab)).startsWith("WELL init: setup [setup:1]", "  has ended well");
    }

    @Test
    void aReadyPodBecomesAvailableAfterMinReadySeconds() {
        var lab = until(
                Lab.of(NODE + Lab.agent("").replace("spec:\n  selector", "spec:\n  minReadySeconds: 30\n  selector")),
                why -> why.verdict() instanceof Verdict.Runs);
        var ripens = (Readiness.Ripens) run(lab).readiness();
        assertThat(ripens.minReadySeconds()).isEqualTo(30);
        var left = Duration.between(lab.session().now(), ripens.availableFrom());
        assertThat(left).isBetween(Duration.ofSeconds(28), Duration.ofSeconds(30));
        assertThat(lines(lab)).contains("BEGINS the pod [minReadySeconds: 30]");
        lab.session().runFor(left.plusSeconds(1));
        assertThat(run(lab).readiness()).isEqualTo(new Readiness.Ready());
        assertThat(lab.agent().status().numberAvailable()).isEqualTo(1);
    }

    @Test
    void aPodThatTheKubeletRefusedIsOver() {
        var lab = agent("agent:1.16").runFor(60);
        lab.give("kubelet condition n1 DiskPressure=True").runFor(20);
        lab.give("kubectl delete pod -l app=agent");
        until(lab, why -> why.verdict() instanceof Verdict.KubeletRefuses refuses && refuses.happened());
        assertThat(lines(lab)).contains("WRONG the pod [Failed (Evicted)]");
        assertThat(pod(lab).status().message()).contains("DiskPressure");
    }

    @Test
    void whatAKubeletSaysOfItsNodeIsWorthKnowing() {
        var lab = agent("agent:1.16").runFor(60);
        lab.give("kubelet condition n1 Ready=False").runFor(20);
        var note = why(lab).checks().stream()
                .filter(Check.KubeletAnswers.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(note.answer()).isEqualTo(Check.Answer.NOTE);
        assertThat(Wording.ENGLISH.say(CheckWords.note(note))).startsWith("says that the node is not ready: ");
    }

    @Test
    void countdownsAreRoundedUpAndEnd() {
        assertThat(said(RunWords.countdown(RunWords.Event.TRY, Duration.ofMillis(7_200))))
                .isEqualTo("next try in 8s");
        assertThat(said(RunWords.countdown(RunWords.Event.TRY, Duration.ofMillis(-1))))
                .isEqualTo("next try any moment");
        assertThat(said(RunWords.countdown(RunWords.Event.AVAILABLE, Duration.ofSeconds(90))))
                .isEqualTo("available in 90s");
    }

    private static String said(Phrase phrase) {
        return Wording.ENGLISH.say(phrase);
    }
}
