package dev.podfall.kubelet;

import dev.podfall.api.core.Condition;
import dev.podfall.api.core.Container;
import dev.podfall.api.core.ContainerState;
import dev.podfall.api.core.ContainerStatus;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.PodPhase;
import dev.podfall.api.core.PodStatus;
import dev.podfall.api.meta.Times;
import dev.podfall.api.tree.Tree;
import dev.podfall.kubelet.Turn.PodStep;
import dev.podfall.language.Phrase;
import dev.podfall.sim.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pod's life as in the recordings: admitted and running within 0.1 s in one write, ended 0.3 s after its deletion.
 *
 * <p>Upstream: none; the kubelet of the recordings was a stand-in.
 * <br>Differs: its reaction time is always the same.
 */
final class StandInPod implements PodLife {
    private static final Duration REACTION = Duration.ofMillis(50);
    private static final Duration ENDING = Duration.ofMillis(300);

    private enum Stage {
        NEW,
        RUNNING,
        REJECTED
    }

    private final NodeAgent agent;
    private final Turn.Whose whose;
    private Pod pod;
    private Stage stage = Stage.NEW;
    private @Nullable Timer timer;
    private @Nullable Instant endsAt;

    StandInPod(NodeAgent agent, Pod pod) {
        this.agent = agent;
        this.whose = new Turn.Whose(agent.machine(), pod.key(), pod.uid());
        this.pod = pod;
        resume();
    }

    private StandInPod(StandInPod from, NodeAgent agent) {
        this.agent = agent;
        this.whose = from.whose;
        this.pod = from.pod;
        this.stage = from.stage;
        this.timer = from.timer;
        this.endsAt = from.endsAt;
    }

    @Override
    public StandInPod fork(NodeAgent forked) {
        return new StandInPod(this, forked);
    }

    @Override
    public Turn.Whose whose() {
        return whose;
    }

    @Override
    public Pod pod() {
        return pod;
    }

    @Override
    public boolean takesRoom() {
        return stage == Stage.RUNNING;
    }

    @Override
    public void changed(Pod newPod) {
        boolean sooner = newPod.isTerminating()
                && !java.util.Objects.equals(
                        pod.meta().deletionGracePeriodSeconds(), newPod.meta().deletionGracePeriodSeconds());
        pod = newPod;
        if (sooner) {
            end();
        }
    }

    @Override
    public void halt() {
        agent.cancel(timer);
        timer = null;
    }

    @Override
    public boolean runs() {
        return stage == Stage.RUNNING;
    }

    /** Nothing of the recordings waits for a network. */
    @Override
    public void networkFound() {}

    @Override
    public void gone() {
        halt();
    }

    @Override
    public void resume() {
        if (pod.isTerminating()) {
            end();
        } else if (stage == Stage.NEW) {
            timer = agent.after(REACTION, Phrase.of("timer.pod.start", pod.key()), turn(PodStep.ADMIT));
        } else if (stage == Stage.RUNNING) {
            timer = agent.after(REACTION, Phrase.of("timer.pod.report", pod.key()), turn(PodStep.REPORT));
        }
    }

    private Turn turn(PodStep step) {
        return new Turn.OfPod(whose, step);
    }

    @Override
    public void turn(Turn.OfLife turn) {
        switch (turn) {
            case Turn.OfPod ofPod -> {
                switch (ofPod.step()) {
                    case ADMIT -> admit();
                    case REPORT -> agent.write(pod, this::running);
                    case CLEAN_UP -> cleanUp();
                    case TRY_NETWORK, SANDBOX_READY, STOPPED -> throw PodLife.foreign(turn);
                }
            }
            case Turn.OfContainer _ -> throw PodLife.foreign(turn);
        }
    }

    private void admit() {
        timer = null;
        var rejection = agent.admit(pod);
        if (rejection != null) {
            stage = Stage.REJECTED;
            agent.write(
                    pod,
                    live -> live.withStatus(live.status()
                            .withPhase(PodPhase.FAILED)
                            .withReason(rejection.reason(), "Pod was rejected: " + rejection.message())
                            .withHost("", "", Times.seconds(agent.now()))));
            return;
        }
        stage = Stage.RUNNING;
        agent.write(pod, this::running);
    }

    /** Ends the pod in a while: a container that ignores SIGTERM takes its whole grace period. */
    private void end() {
        halt();
        boolean stubborn = takesRoom()
                && pod.spec().containers().stream().anyMatch(c -> ImageFate.of(c.image()) == ImageFate.STUBBORN);
        var grace = pod.meta().deletionGracePeriodSeconds();
        var takes = stubborn && grace != null ? Duration.ofSeconds(grace) : ENDING;
        var at = agent.now().plus(takes);
        endsAt = endsAt == null || at.isBefore(endsAt) ? at : endsAt;
        timer = agent.endOfGrace(endsAt, Phrase.of("timer.pod.end", pod.key()), turn(PodStep.CLEAN_UP));
    }

    private void cleanUp() {
        timer = null;
        agent.delete(pod);
    }

    private Pod running(Pod live) {
        var status = live.status();
        var start = status.startTime() == null ? Times.seconds(agent.now()) : status.startTime();
        var containers = new ArrayList<ContainerStatus>();
        var unready = new ArrayList<String>();
        for (var container : live.spec().containers()) {
            var said = status(container, ImageFate.of(container.image()), start);
            containers.add(said);
            if (!said.ready()) {
                unready.add(container.name());
            }
        }
        var standing = new PodConditions.Standing(true, List.of(), unready);
        PodStatus written = status.withPhase(isMissing(live) ? PodPhase.PENDING : PodPhase.RUNNING)
                .withHost(agent.address(), agent.podAddress(live), start)
                .withContainerStatuses(status.initContainerStatuses(), containers);
        for (var condition : status.conditions()) {
            if (condition.type().equals(Condition.POD_SCHEDULED)) {
                written = written.withCondition(observed(condition, live.meta().generation()));
            }
        }
        for (var condition : PodConditions.of(live, standing, agent.now())) {
            written = written.withCondition(condition);
        }
        if (written.condition(Condition.POD_SCHEDULED) == null) {
            written = written.withCondition(
                    PodConditions.condition(live, Condition.POD_SCHEDULED, true, "", "", agent.now()));
        }
        return live.withStatus(written);
    }

    /** The first container whose image is none of the good ones decides. */
    private static boolean isMissing(Pod pod) {
        for (var container : pod.spec().containers()) {
            var fate = ImageFate.of(container.image());
            if (fate != ImageFate.RUNS) {
                return fate == ImageFate.MISSING;
            }
        }
        return false;
    }

    private static Condition observed(Condition condition, long generation) {
        return new Condition(
                condition.type(),
                condition.status(),
                condition.reason(),
                condition.message(),
                condition.lastHeartbeatTime(),
                condition.lastTransitionTime(),
                generation);
    }

    private static ContainerStatus status(Container container, ImageFate fate, Instant start) {
        var image = container.image();
        return switch (fate) {
            case RUNS, STUBBORN -> said(container, true, 0, new ContainerState.Running(start), null);
            case UNREADY, UNSTARTABLE, ENDLESS -> said(container, false, 0, new ContainerState.Running(start), null);
            case CRASHES ->
                said(
                        container,
                        false,
                        3,
                        new ContainerState.Waiting("CrashLoopBackOff", "back-off 40s restarting failed container"),
                        new ContainerState.Terminated(1, 0, "Error", "", null, null, ""));
            case MISSING ->
                new ContainerStatus(
                        container.name(),
                        image,
                        "",
                        "",
                        false,
                        false,
                        0,
                        new ContainerState.Waiting("ImagePullBackOff", "Back-off pulling image \"" + image + "\""),
                        null,
                        Tree.obj());
        };
    }

    private static ContainerStatus said(
            Container container, boolean ready, int restarts, ContainerState state, @Nullable ContainerState last) {
        boolean started = state instanceof ContainerState.Running;
        return new ContainerStatus(
                container.name(),
                container.image(),
                "sha256:0",
                "containerd://0",
                ready,
                started,
                restarts,
                state,
                last,
                Tree.obj());
    }
}
