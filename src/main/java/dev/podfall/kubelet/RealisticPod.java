package dev.podfall.kubelet;

import dev.podfall.api.core.Ailment;
import dev.podfall.api.core.ContainerState;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.PodPhase;
import dev.podfall.api.meta.Times;
import dev.podfall.kubelet.Turn.PodStep;
import dev.podfall.language.Phrase;
import dev.podfall.sim.Clock;
import dev.podfall.sim.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A pod's life as on a machine: its sandbox is made, images are pulled, containers are created and started one after
 * the other, crash, back off, and end with grace. Containers go by the {@link StageTable}.
 *
 * <p>Upstream: pkg/kubelet/kubelet.go, {@code SyncPod}, {@code SyncTerminatingPod}; kuberuntime/kuberuntime_manager.go,
 * {@code SyncPod}, {@code doBackOff}; images/image_manager.go.
 * <br>Differs: images are pulled side by side; containers that end are started again without a network, too; liveness and
 * startup probes, hooks and changed images are not looked at; how long things take is made up, by the seed
 * ({@link ContainerWaits}).
 */
final class RealisticPod implements PodLife {
    private static final Duration ADMISSION = Duration.ofMillis(40);
    private static final Duration SANDBOX = Duration.ofMillis(500);
    private static final Duration NETWORK = Duration.ofMillis(750);
    private static final Duration CLEANUP = Duration.ofMillis(300);

    private enum Stage {
        NEW,
        /** Taken in, but the node has no network yet. */
        NETWORK,
        SANDBOX,
        CONTAINERS,
        REJECTED,
        STOPPING,
        ENDED
    }

    private final NodeAgent agent;
    private final Turn.Whose whose;
    private final List<ContainerRun> init = new ArrayList<>();
    private final List<ContainerRun> containers = new ArrayList<>();
    private Pod pod;
    private Stage stage = Stage.NEW;
    private boolean sandbox;
    private @Nullable Timer timer;
    private @Nullable Instant endsAt;

    RealisticPod(NodeAgent agent, Pod pod) {
        this.agent = agent;
        this.whose = new Turn.Whose(agent.machine(), pod.key(), pod.uid());
        this.pod = pod;
        boolean hasInit = !pod.spec().initContainers().isEmpty();
        pod.spec().initContainers().forEach(spec -> init.add(PodAdoption.run(agent, pod, spec, true, hasInit)));
        pod.spec().containers().forEach(spec -> containers.add(PodAdoption.run(agent, pod, spec, false, hasInit)));
        if (pod.isTerminal()) {
            stage = Stage.ENDED;
        }
        resume();
    }

    private RealisticPod(RealisticPod from, NodeAgent agent) {
        this.agent = agent;
        this.whose = from.whose;
        from.init.forEach(run -> init.add(run.fork()));
        from.containers.forEach(run -> containers.add(run.fork()));
        this.pod = from.pod;
        this.stage = from.stage;
        this.sandbox = from.sandbox;
        this.timer = from.timer;
        this.endsAt = from.endsAt;
    }

    @Override
    public RealisticPod fork(NodeAgent forked) {
        return new RealisticPod(this, forked);
    }

    @Override
    public Turn.Whose whose() {
        return whose;
    }

    private List<ContainerRun> all() {
        var out = new ArrayList<>(init);
        out.addAll(containers);
        return out;
    }

    @Override
    public Pod pod() {
        return pod;
    }

    @Override
    public boolean takesRoom() {
        return switch (stage) {
            case NETWORK, SANDBOX, CONTAINERS, STOPPING -> !pod.isTerminal();
            case NEW, REJECTED, ENDED -> false;
        };
    }

    @Override
    public void changed(Pod newPod) {
        boolean sooner = newPod.isTerminating()
                && !Objects.equals(
                        pod.meta().deletionGracePeriodSeconds(), newPod.meta().deletionGracePeriodSeconds());
        pod = newPod;
        if (sooner && stage != Stage.ENDED) {
            stop();
        }
    }

    @Override
    public void halt() {
        agent.cancel(timer);
        timer = null;
        for (var run : all()) {
            agent.cancel(run.timer);
            run.timer = null;
        }
    }

    @Override
    public void gone() {
        if (stage == Stage.SANDBOX || stage == Stage.CONTAINERS) {
            all().stream().filter(ContainerRun::isRunning).forEach(events()::killing);
        }
        halt();
    }

    @Override
    public void resume() {
        if (pod.isTerminating() && stage != Stage.ENDED) {
            stop();
            return;
        }
        switch (stage) {
            case NEW -> timer = after(ADMISSION, "admit pod", "timer.pod.admit", PodStep.ADMIT);
            case NETWORK -> networkFound();
            case SANDBOX ->
                timer = after(SANDBOX, "make the sandbox of pod", "timer.pod.sandbox", PodStep.SANDBOX_READY);
            case CONTAINERS -> {
                report();
                all().forEach(this::arm);
                startNext();
            }
            case ENDED -> finish();
            case REJECTED, STOPPING -> {}
        }
    }

    /** @param chance names the random numbers that the time comes from */
    private Timer after(Duration delay, String chance, String what, PodStep step) {
        var time = agent.jittered(delay, chance + pod.uid());
        return agent.after(time, Phrase.of(what, pod.key()), new Turn.OfPod(whose, step));
    }

    @Override
    public void turn(Turn.OfLife turn) {
        switch (turn) {
            case Turn.OfPod ofPod -> {
                timer = null;
                switch (ofPod.step()) {
                    case ADMIT -> admit();
                    case TRY_NETWORK -> awaitNetwork();
                    case SANDBOX_READY -> sandboxReady();
                    case STOPPED -> stopped();
                    case CLEAN_UP -> agent.delete(pod);
                    case REPORT -> throw PodLife.foreign(turn);
                }
            }
            case Turn.OfContainer ofContainer -> {
                int others = init.size();
                int place = ofContainer.place();
                enter(place < others ? init.get(place) : containers.get(place - others), ofContainer.to());
            }
        }
    }

    private PodEvents events() {
        return new PodEvents(agent, pod);
    }

    private ContainerWaits waits() {
        return new ContainerWaits(agent, pod);
    }

    private void report() {
        var report = new PodReport(init, containers, sandbox, stage == Stage.ENDED);
        agent.write(pod, live -> report.on(live, agent));
    }

    private void admit() {
        var adoption = new PodAdoption(agent, pod);
        if (adoption.isBegun()) {
            sandbox = adoption.adopt(init, containers);
            stage = Stage.CONTAINERS;
            if (runs()) {
                agent.containerStarted(pod);
            }
            resume();
            return;
        }
        var rejection = agent.admit(pod);
        if (rejection == null) {
            stage = Stage.NETWORK;
            report();
            var plugin = agent.networkAwaited(pod);
            if (plugin != null) {
                agent.explain(new KubeletDecision.AwaitsNetwork(pod.key(), agent.nodeName(), plugin));
            }
            awaitNetwork();
            return;
        }
        stage = Stage.REJECTED;
        events().rejected(rejection);
        agent.write(
                pod,
                live -> live.withStatus(live.status()
                        .withPhase(PodPhase.FAILED)
                        .withReason(rejection.reason(), "Pod was rejected: " + rejection.message())
                        .withHost("", "", Times.seconds(agent.now()))));
    }

    private void awaitNetwork() {
        if (agent.networkAwaited(pod) == null) {
            stage = Stage.SANDBOX;
            resume();
            return;
        }
        events().networkNotReady();
        timer = agent.background(
                ContainerWaits.COMPLAINTS,
                Phrase.of("timer.pod.network", pod.key()),
                new Turn.OfPod(whose, PodStep.TRY_NETWORK));
    }

    /** It was tried again all the time; now that helps. */
    @Override
    public void networkFound() {
        if (stage == Stage.NETWORK) {
            agent.cancel(timer);
            timer = after(NETWORK, "network of pod", "timer.pod.network", PodStep.TRY_NETWORK);
        }
    }

    @Override
    public boolean runs() {
        return stage == Stage.CONTAINERS && containers.stream().anyMatch(ContainerRun::isRunning);
    }

    private void sandboxReady() {
        sandbox = true;
        stage = Stage.CONTAINERS;
        startNext();
    }

    /** Init containers go one after the other; then each of the others as soon as the one before it has started. */
    private void startNext() {
        for (var run : all()) {
            if (!run.launched && run.stage == ContainerStage.WAITING) {
                enter(run, ContainerStage.PULLING);
                return;
            }
            if (!run.letsOthersStart()) {
                return;
            }
        }
    }

    private void launched(ContainerRun run) {
        if (!run.launched) {
            run.launched = true;
            if (!run.init) {
                startNext();
            }
        }
    }

    private void enter(ContainerRun run, ContainerStage next) {
        run.timer = null;
        if (run.stage == ContainerStage.BACKING_OFF) {
            run.crashes.next(run.spec.name(), agent.now());
        }
        run.stage = next;
        switch (next) {
            case WAITING -> {}
            case PULLING -> pull(run);
            case PULLED -> pulled(run);
            case CREATED -> created(run);
            case RUNNING -> running(run);
            case READY -> report();
            case PULL_FAILED -> pullFailed(run);
            case PULL_BACKING_OFF -> pullBackingOff(run);
            case EXITED -> exited(run);
            case BACKING_OFF -> backingOff(run);
            case COMPLETED -> completed(run);
            case HELD -> held(run);
        }
        if (run.stage == next) {
            arm(run);
        }
    }

    private int place(ContainerRun run) {
        return run.init ? init.indexOf(run) : init.size() + containers.indexOf(run);
    }

    /** Sets the timer to what the table says comes next. */
    private void arm(ContainerRun run) {
        var row = StageTable.next(run.stage, run.fate, run.runsToCompletion());
        if (row == null || run.timer != null || (run.stage == ContainerStage.EXITED && !run.startsAgain(pod.spec()))) {
            return;
        }
        var what = row.what(run.spec.name(), pod.key());
        var time = waits().time(run, row.lasting());
        var clock = row.lasting().clock();
        if (time.isZero()) {
            enter(run, row.to());
        } else {
            var turn = new Turn.OfContainer(whose, place(run), row.to());
            run.timer = clock == Clock.CONTAINER_BACK_OFF
                    ? agent.background(time, what, turn)
                    : agent.after(time, what, clock, turn);
        }
    }

    private void pull(ContainerRun run) {
        if (run.ailment instanceof Ailment.NoImage && run.hindrance() != null) {
            enter(run, ContainerStage.HELD);
            return;
        }
        boolean present = run.fate != ImageFate.MISSING && agent.hasImage(run.spec.image());
        var policy = run.pullPolicy();
        if (present && !policy.equals("Always")) {
            events().present(run);
            run.stage = ContainerStage.PULLED;
            arm(run);
        } else if (policy.equals("Never")) {
            var message = "Container image \"" + run.spec.image() + "\" is not present with pull policy of Never";
            run.stage = ContainerStage.WAITING;
            run.state = new ContainerState.Waiting("ErrImageNeverPull", message);
            events().neverPulled(run, message);
            report();
            launched(run);
        } else {
            run.pullStarted = agent.now();
            events().pulling(run);
        }
    }

    private void pulled(ContainerRun run) {
        var since = Objects.requireNonNullElse(run.pullStarted, agent.now());
        events().pulled(run, Duration.between(since, agent.now()), Images.size(agent, run.spec.image()));
        agent.imagePulled(run.spec.image());
    }

    private void created(ContainerRun run) {
        if (run.state instanceof ContainerState.Terminated || run.hasRun()) {
            run.restarts++;
        }
        if (run.state instanceof ContainerState.Terminated) {
            run.last = run.state;
        }
        run.containerId = Images.containerId(agent, pod.uid() + run.spec.name() + run.restarts);
        run.imageId = Images.id(agent, run.spec.image());
        events().created(run);
    }

    private void running(ContainerRun run) {
        run.state = new ContainerState.Running(Times.seconds(agent.now()));
        events().started(run);
        if (!run.init) {
            agent.containerStarted(pod);
        }
        if (run.fate == ImageFate.UNREADY) {
            events().unhealthy(run);
        }
        boolean readyAtOnce = run.fate != ImageFate.UNREADY
                && !run.runsToCompletion()
                && run.spec.readyAfter().isZero();
        if (run.fate != ImageFate.CRASHES && !readyAtOnce) {
            report();
        }
        launched(run);
        if (run.init && run.spec.isSidecar()) {
            startNext();
        }
    }

    private void completed(ContainerRun run) {
        run.ended(0, "Completed", Times.seconds(agent.now()));
        report();
        startNext();
    }

    private void pullFailed(ContainerRun run) {
        var error = run.pullError();
        run.pulls.next(run.spec.image(), agent.now());
        run.state = new ContainerState.Waiting("ErrImagePull", error);
        events().pullFailed(run, error);
        report();
        launched(run);
    }

    private void pullBackingOff(ContainerRun run) {
        var image = run.spec.image();
        run.state = new ContainerState.Waiting(
                "ImagePullBackOff", "Back-off pulling image \"" + image + "\": ErrImagePull: " + run.pullError());
        events().pullBackingOff(run);
        explain(run, true, run.pulls.delay(image), agent.now().plus(run.pulls.delay(image)));
        report();
    }

    private void exited(ContainerRun run) {
        run.crashed(Times.seconds(agent.now()));
        report();
    }

    /** What cannot be made keeps no other from starting, unless it is an init container. */
    private void held(ContainerRun run) {
        var hindrance = Objects.requireNonNull(run.hindrance(), () -> run.spec.name() + " is held for no reason");
        run.state = hindrance;
        events().held(run, hindrance);
        report();
        launched(run);
    }

    /** The first restart is at once; later ones wait for the back-off, counted from the exit. */
    private void backingOff(ContainerRun run) {
        var remaining = waits().crashBackOff(run);
        if (remaining.isZero()) {
            return;
        }
        var name = run.spec.name();
        var delay = run.crashes.delay(name);
        var fullName = pod.name() + "_" + pod.namespace() + "(" + pod.uid() + ")";
        run.backsOff(delay, fullName);
        events().backingOff(run, fullName);
        explain(run, false, delay, agent.now().plus(remaining));
        report();
    }

    private void explain(ContainerRun run, boolean pulling, Duration delay, Instant at) {
        agent.explain(new KubeletDecision.BackingOff(pod.key(), agent.nodeName(), run.spec.name(), pulling, delay, at));
    }

    /** SIGTERM now, SIGKILL when the grace period is over; a shorter grace period may come later. */
    private void stop() {
        boolean first = stage != Stage.STOPPING;
        halt();
        var running = all().stream().filter(ContainerRun::isRunning).toList();
        if (first) {
            running.forEach(events()::killing);
        }
        stage = Stage.STOPPING;
        var at = agent.now().plus(waits().stopTime(running));
        endsAt = endsAt == null || at.isBefore(endsAt) ? at : endsAt;
        timer = agent.endOfGrace(
                endsAt, Phrase.of("timer.pod.stop", pod.key()), new Turn.OfPod(whose, PodStep.STOPPED));
    }

    /** For a moment the pod is both terminal and terminating: its successor may be made already. */
    private void stopped() {
        stage = Stage.ENDED;
        var now = Times.seconds(agent.now());
        for (var run : all()) {
            if (run.isRunning()) {
                boolean killed = run.fate == ImageFate.STUBBORN;
                run.ended(killed ? 137 : 0, killed ? "Error" : "Completed", now);
                run.stage = ContainerStage.EXITED;
            } else if (run.state instanceof ContainerState.Waiting) {
                run.ended(137, "ContainerStatusUnknown", now);
                run.stage = ContainerStage.EXITED;
            }
        }
        report();
        finish();
    }

    private void finish() {
        timer = after(CLEANUP, "clean up after pod", "timer.pod.clean-up", PodStep.CLEAN_UP);
    }
}
