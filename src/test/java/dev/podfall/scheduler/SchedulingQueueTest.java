package dev.podfall.scheduler;

import static dev.podfall.scheduler.Fixtures.node;
import static dev.podfall.scheduler.Fixtures.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.core.Pod;
import dev.podfall.scheduler.framework.ClusterEvent;
import dev.podfall.scheduler.plugins.DefaultProfile;
import dev.podfall.scheduler.plugins.NodeAffinity;
import dev.podfall.scheduler.plugins.NodeResourcesFit;
import dev.podfall.scheduler.plugins.TaintToleration;
import dev.podfall.sim.TimerQueue;
import dev.podfall.sim.VirtualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class SchedulingQueueTest {
    private final VirtualClock clock = new VirtualClock();
    private final TimerQueue timers = new TimerQueue(clock);
    private final List<PodQueued> said = new ArrayList<>();
    private final SchedulingQueue queue = new SchedulingQueue(
            "default-scheduler", timers, DefaultProfile.create(), new Nominator(), pod -> null, () -> {}, said::add);

    private static Pod waiting(String name, int priority) {
        return pod(name).uid(name).priority(priority).requesting("cpu=1").make();
    }

    private QueuedPod pop() {
        return Objects.requireNonNull(queue.pop(), "a pod to try");
    }

    private List<String> popAll() {
        var out = new ArrayList<String>();
        for (var next = queue.pop(); next != null; next = queue.pop()) {
            out.add(next.key().name());
        }
        return out;
    }

    private void refuse(QueuedPod pod, String... plugins) {
        queue.addUnschedulable(pod, pod.pod(), List.of(plugins));
    }

    private void pass(Duration time) {
        var end = clock.now().plus(time);
        while (timers.peek().isPresent() && !timers.peek().get().at().isAfter(end)) {
            timers.runNext();
        }
        clock.advanceTo(end);
    }

    @Test
    void higherPriorityFirstThenWhoCameFirst() {
        queue.add(waiting("b", 1));
        queue.add(waiting("a", 1));
        clock.tick();
        queue.add(waiting("high", 2));
        assertThat(popAll()).containsExactly("high", "b", "a");
    }

    @Test
    void aRefusedPodWaitsForAnEventOfItsPlugins() {
        queue.add(waiting("p", 0));
        refuse(pop(), TaintToleration.NAME);
        assertThat(queue.hasReady()).isFalse();
        queue.moveAll(ClusterEvent.ASSIGNED_POD_DELETE, pod("other").on("n").make(), null);
        assertThat(queue.hasReady()).isFalse();
        queue.moveAll(ClusterEvent.NODE_ADD, null, node("n").make());
        assertThat(popAll()).containsExactly("p");
    }

    @Test
    void anIdleSchedulerTakesPodsOutOfTheBackoffEarly() {
        queue.add(waiting("p", 0));
        refuse(pop(), NodeResourcesFit.NAME);
        queue.moveAll(ClusterEvent.ASSIGNED_POD_DELETE, pod("other").on("n").make(), null);
        assertThat(queue.hasReady()).isTrue();
        assertThat(popAll()).containsExactly("p");
    }

    @Test
    void thoseInBackoffComeAfterTheActiveOnesWhateverTheirPriority() {
        queue.add(waiting("high", 10));
        clock.advanceTo(clock.now().plusMillis(500));
        refuse(pop(), NodeResourcesFit.NAME);
        queue.moveAll(ClusterEvent.ASSIGNED_POD_DELETE, pod("other").on("n").make(), null);
        queue.add(waiting("low", 0));
        assertThat(popAll()).containsExactly("low", "high");
    }

    @Test
    void backoffDoublesUpToTenSecondsInWindowsOfASecond() {
        queue.add(waiting("p", 0));
        var delays = new ArrayList<Long>();
        clock.advanceTo(clock.now().plusMillis(300));
        for (int i = 0; i < 6; i++) {
            refuse(pop(), NodeResourcesFit.NAME);
            queue.moveAll(ClusterEvent.ASSIGNED_POD_DELETE, pod("other").on("n").make(), null);
            var pod = Objects.requireNonNull(queue.peek(), "the pod in back-off");
            delays.add(Duration.between(pod.since().minusMillis(300), pod.backoffUntil())
                    .toSeconds());
        }
        assertThat(delays).containsExactly(1L, 2L, 4L, 8L, 10L, 10L);
    }

    @Test
    void afterAnErrorThePodWaitsOutItsBackoff() {
        queue.retriesArePointless(false);
        queue.add(waiting("p", 0));
        refuse(pop());
        assertThat(queue.hasReady()).isFalse();
        assertThat(timers.idle()).isFalse();
        pass(Duration.ofSeconds(1));
        assertThat(popAll()).containsExactly("p");
    }

    @Test
    void whereRetriesArePointlessTheWorldDoesNotWaitForThem() {
        queue.add(waiting("p", 0));
        refuse(pop());
        assertThat(timers.idle()).isTrue();
        queue.retriesArePointless(false);
        assertThat(timers.idle()).isFalse();
    }

    @Test
    void everyChangeOfTaintsWakesPodsThatWaitForNewNodes() {
        queue.add(waiting("affinity", 0));
        refuse(pop(), NodeAffinity.NAME);
        queue.add(waiting("taint", 0));
        refuse(pop(), TaintToleration.NAME);
        var node = node("n").make();
        queue.moveAll(ClusterEvent.NODE_TAINT, node, node);
        assertThat(popAll()).containsExactly("affinity");
    }

    @Test
    void aPodThatIsDeletedIsNeverTried() {
        queue.add(waiting("p", 0));
        queue.add(waiting("q", 0));
        refuse(pop(), NodeAffinity.NAME);
        queue.delete(waiting("p", 0).key());
        queue.delete(waiting("q", 0).key());
        queue.moveAll(ClusterEvent.NODE_ADD, null, node("n").make());
        assertThat(popAll()).isEmpty();
    }

    @Test
    void aStatusWriteOfItsOwnDoesNotWakeAPod() {
        var pod = waiting("p", 0);
        queue.add(pod);
        refuse(pop(), NodeResourcesFit.NAME);
        queue.update(pod, pod.withStatus(pod.status().withNominatedNodeName("n")));
        assertThat(queue.hasReady()).isFalse();
    }

    @Test
    void aPodThatNowRequestsLessIsTriedAgain() {
        var pod = waiting("p", 0);
        queue.add(pod);
        refuse(pop(), NodeResourcesFit.NAME);
        queue.update(pod, pod("p").uid("p").requesting("cpu=500m").make());
        assertThat(popAll()).containsExactly("p");
    }

    @Test
    void unschedulableForMoreThanFiveMinutes() {
        pass(Duration.ofSeconds(10));
        queue.add(waiting("p", 0));
        refuse(pop(), NodeAffinity.NAME);
        pass(Duration.ofSeconds(300));
        assertThat(queue.hasReady()).isFalse();
        assertThat(timers.idle()).isTrue();
        pass(Duration.ofSeconds(19));
        assertThat(queue.hasReady()).isFalse();
        pass(Duration.ofSeconds(1));
        assertThat(popAll()).containsExactly("p");
    }

    private List<String> said() {
        var out = said.stream()
                .map(told -> told.part() + " " + told.because() + (told.event() == null ? "" : " " + told.event()) + " "
                        + told.refusals() + "/" + told.errors() + " " + told.plugins())
                .toList();
        said.clear();
        return out;
    }

    @Test
    void itTellsWhereAPodWaitsAndWhatWokeIt() {
        queue.add(waiting("p", 0));
        assertThat(said()).as("a new pod is tried").isEmpty();
        refuse(pop(), TaintToleration.NAME);
        assertThat(said()).containsExactly("UNSCHEDULABLE REFUSED 1/0 [TaintToleration]");
        queue.moveAll(ClusterEvent.ASSIGNED_POD_DELETE, pod("other").on("n").make(), null);
        assertThat(said()).as("no business of TaintToleration's").isEmpty();
        queue.moveAll(ClusterEvent.NODE_ADD, null, node("n").make());
        assertThat(said()).containsExactly("BACK_OFF CHANGE NODE_ADD 1/0 [TaintToleration]");
        refuse(pop(), TaintToleration.NAME);
        pass(Duration.ofSeconds(20));
        assertThat(said()).containsExactly("UNSCHEDULABLE REFUSED 2/0 [TaintToleration]");
        queue.moveAll(ClusterEvent.NODE_ADD, null, node("n").make());
        assertThat(said()).containsExactly("ACTIVE CHANGE NODE_ADD 2/0 [TaintToleration]");
    }

    @Test
    void itTellsOfBackOffsAfterErrorsAndOfLongWaits() {
        queue.add(waiting("p", 0));
        refuse(pop());
        assertThat(said()).containsExactly("ERROR_BACK_OFF WENT_WRONG 0/1 []");
        pass(Duration.ofSeconds(3));
        assertThat(said()).containsExactly("ACTIVE BACK_OFF_OVER 0/1 []");
        refuse(pop(), TaintToleration.NAME);
        said.clear();
        pass(Duration.ofMinutes(6));
        assertThat(said()).containsExactly("ACTIVE WAITED_LONG 1/0 [TaintToleration]");
    }
}
