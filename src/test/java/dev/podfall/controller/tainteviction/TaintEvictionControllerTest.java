package dev.podfall.controller.tainteviction;

import static dev.podfall.controller.ControlPlane.noExecute;
import static dev.podfall.controller.ControlPlane.node;
import static dev.podfall.controller.ControlPlane.pod;
import static dev.podfall.controller.ControlPlane.tolerates;
import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.core.Condition;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.Taint;
import dev.podfall.api.core.TaintEffect;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.apiserver.DeleteOptions;
import dev.podfall.controller.ControlPlane;
import dev.podfall.controller.tainteviction.EvictionDecision.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Cases of pkg/controller/tainteviction/taint_eviction_test.go, under their names, and those of our own. */
class TaintEvictionControllerTest {
    private static final Taint ONE = noExecute("testTaint1");
    private static final Taint TWO = noExecute("testTaint2");

    private final ControlPlane plane = new ControlPlane();
    private final TaintEvictionController controller =
            new TaintEvictionController(plane.context("taint-eviction-controller"));

    private TaintEvictionControllerTest given(Taint... taints) {
        plane.create(node("node1", taints));
        plane.moment();
        return this;
    }

    private void pods(Pod... pods) {
        for (var pod : pods) {
            plane.create(pod);
        }
        plane.moment();
    }

    private void tainted(Taint... taints) {
        plane.taint("node1", taints);
        plane.moment();
    }

    private Pod stored(String name) {
        return Objects.requireNonNull(plane.pod(name), name);
    }

    @Test
    @DisplayName("TestFilterNoExecuteTaints")
    void filtersNoExecuteTaints() {
        var one = noExecute("one");
        assertThat(Tolerance.noExecute(List.of(one, Taint.of("two", "two", TaintEffect.NO_SCHEDULE))))
                .containsExactly(one);
    }

    @Nested
    @DisplayName("TestCreatePod")
    class CreatePod {
        @Test
        @DisplayName("not scheduled - ignore")
        void notScheduled() {
            given(ONE).pods(pod("pod1", ""));
            assertThat(plane.fate("pod1")).isEqualTo("Pending");
        }

        @Test
        @DisplayName("scheduled on untainted Node")
        void untainted() {
            given().pods(pod("pod1", "node1"));
            assertThat(plane.fate("pod1")).isEqualTo("Pending");
        }

        @Test
        @DisplayName("schedule on tainted Node")
        void tainted() {
            given(ONE).pods(pod("pod1", "node1"));
            assertThat(plane.fate("pod1")).isEqualTo("terminating");
            assertThat(stored("pod1").status().condition(Condition.DISRUPTION_TARGET))
                    .extracting(Condition::status, Condition::reason, Condition::message)
                    .containsExactly(
                            "True", "DeletionByTaintManager", "Taint manager: deleting due to NoExecute taint");
        }

        @Test
        @DisplayName("schedule on tainted Node with finite toleration")
        void finite() {
            given(ONE).pods(pod("pod1", "node1", tolerates("testTaint1", 100L)));
            assertThat(plane.fate("pod1")).isEqualTo("Pending");
            assertThat(controller.scheduledEvictions())
                    .extracting(
                            ScheduledEviction::pod, ScheduledEviction::node, e -> Duration.between(e.from(), e.at()))
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(
                            ObjectKey.of("default", "pod1"), "node1", Duration.ofSeconds(100)));
        }

        @Test
        @DisplayName("schedule on tainted Node with infinite toleration")
        void infinite() {
            given(ONE).pods(pod("pod1", "node1", tolerates("testTaint1", null)));
            plane.seconds(1000);
            assertThat(plane.fate("pod1")).isEqualTo("Pending");
        }

        @Test
        @DisplayName("schedule on tainted Node with infinite invalid toleration")
        void invalid() {
            given(ONE).pods(pod("pod1", "node1", tolerates("testTaint2", null)));
            assertThat(plane.fate("pod1")).isEqualTo("terminating");
        }

        @Test
        void aNegativeNumberOfSecondsIsNone() {
            given(ONE).pods(pod("pod1", "node1", tolerates("testTaint1", -5L)));
            assertThat(plane.fate("pod1")).isEqualTo("terminating");
        }
    }

    @Test
    @DisplayName("TestDeletePod")
    void deletePod() {
        given(ONE).pods(pod("pod1", "node1", tolerates("testTaint1", 100L)));
        plane.server.delete(Kind.POD, ObjectKey.of("default", "pod1"), DeleteOptions.grace(0));
        plane.moment();
        assertThat(controller.scheduledEvictions()).isEmpty();
        assertThat(plane.events)
                .containsExactly("Normal TaintManagerEviction Pod/pod1 Cancelling deletion of Pod default/pod1");
    }

    @Nested
    @DisplayName("TestUpdatePod")
    class UpdatePod {
        @Test
        @DisplayName("scheduling onto tainted Node")
        void scheduling() {
            given(ONE).pods(pod("pod1", ""));
            plane.server.bind(ObjectKey.of("default", "pod1"), stored("pod1").uid(), "node1");
            plane.moment();
            assertThat(plane.fate("pod1")).isEqualTo("terminating");
        }

        @Test
        @DisplayName("scheduling onto tainted Node with toleration")
        void schedulingTolerated() {
            given(ONE).pods(pod("pod1", "", tolerates("testTaint1", null)));
            plane.server.bind(ObjectKey.of("default", "pod1"), stored("pod1").uid(), "node1");
            plane.moment();
            assertThat(plane.fate("pod1")).isEqualTo("Pending");
        }

        @Test
        @DisplayName("removing toleration")
        void removing() {
            given(ONE).pods(pod("pod1", "node1", tolerates("testTaint1", 100L)));
            plane.server.update(stored("pod1").withSpec(stored("pod1").spec().withTolerations(List.of())));
            plane.moment();
            assertThat(plane.fate("pod1")).isEqualTo("terminating");
            assertThat(plane.events)
                    .containsExactly(
                            "Normal TaintManagerEviction Pod/pod1 Cancelling deletion of Pod default/pod1",
                            "Normal TaintManagerEviction Pod/pod1 Marking for deletion Pod default/pod1");
        }

        @Test
        @DisplayName("lengthening toleration shouldn't work")
        void lengthening() {
            given(ONE).pods(pod("pod1", "node1", tolerates("testTaint1", 1L)));
            retolerate(100L);
            plane.seconds(1);
            assertThat(plane.fate("pod1")).isEqualTo("terminating");
        }

        @Test
        void shorteningDoesNotWorkEither() {
            given(ONE).pods(pod("pod1", "node1", tolerates("testTaint1", 100L)));
            retolerate(1L);
            plane.seconds(90);
            assertThat(plane.fate("pod1")).isEqualTo("Pending");
            plane.seconds(10);
            assertThat(plane.fate("pod1")).isEqualTo("terminating");
        }

        private void retolerate(long seconds) {
            var changed = stored("pod1").spec().withTolerations(List.of(tolerates("testTaint1", seconds)));
            plane.server.update(stored("pod1").withSpec(changed));
            plane.moment();
        }
    }

    @Nested
    @DisplayName("TestCreateNode")
    class CreateNode {
        @Test
        @DisplayName("Creating Node matching already assigned Pod")
        void untainted() {
            pods(pod("pod1", "node1"));
            given();
            assertThat(plane.fate("pod1")).isEqualTo("Pending");
        }

        @Test
        @DisplayName("Creating tainted Node matching already assigned Pod")
        void tainted() {
            pods(pod("pod1", "node1"));
            given(ONE);
            assertThat(plane.fate("pod1")).isEqualTo("terminating");
        }

        @Test
        @DisplayName("Creating tainted Node matching already assigned tolerating Pod")
        void tolerated() {
            pods(pod("pod1", "node1", tolerates("testTaint1", null)));
            given(ONE);
            assertThat(plane.fate("pod1")).isEqualTo("Pending");
        }
    }

    @Test
    @DisplayName("TestDeleteNode")
    void deleteNode() {
        given(ONE).pods(pod("pod1", "node1", tolerates("testTaint1", 100L)));
        plane.server.delete(Kind.NODE, ObjectKey.cluster("node1"), DeleteOptions.DEFAULT);
        pods(pod("pod2", "node1"));
        assertThat(plane.fate("pod2")).isEqualTo("Pending");
        assertThat(controller.scheduledEvictions()).as("stay until the pods go").hasSize(1);
    }

    @Nested
    @DisplayName("TestUpdateNode")
    class UpdateNode {
        @Test
        @DisplayName("Added taint, expect node patched and deleted")
        void added() {
            given().pods(pod("pod1", "node1"));
            tainted(ONE);
            assertThat(plane.fate("pod1")).isEqualTo("terminating");
        }

        @Test
        @DisplayName("Added tolerated taint")
        void addedTolerated() {
            given().pods(pod("pod1", "node1", tolerates("testTaint1", 100L)));
            tainted(ONE);
            assertThat(plane.fate("pod1")).isEqualTo("Pending");
        }

        @Test
        @DisplayName("Only one added taint tolerated")
        void oneTolerated() {
            given().pods(pod("pod1", "node1", tolerates("testTaint1", 100L)));
            tainted(ONE, TWO);
            assertThat(plane.fate("pod1")).isEqualTo("terminating");
        }

        @Test
        @DisplayName("Taint removed")
        void removed() {
            given(ONE).pods(pod("pod1", "node1", tolerates("testTaint1", 1L)));
            tainted();
            plane.seconds(5);
            assertThat(plane.fate("pod1")).isEqualTo("Pending");
            assertThat(plane.events)
                    .containsExactly("Normal TaintManagerEviction Pod/pod1 Cancelling deletion of Pod default/pod1");
        }

        @Test
        @DisplayName("Pod with multiple tolerations are evicted when first one runs out")
        void firstRunsOut() {
            given().pods(pod("pod1", "node1", tolerates("testTaint1", 1L), tolerates("testTaint2", 100L)));
            tainted(ONE, TWO);
            plane.seconds(1);
            assertThat(plane.fate("pod1")).isEqualTo("terminating");
        }
    }

    @Test
    @DisplayName("TestUpdateNodeWithMultipleTaints")
    void multipleTaints() {
        given().pods(pod("pod1", "node1", tolerates("testTaint1", null), tolerates("testTaint2", 60L)));
        tainted(ONE);
        assertThat(controller.scheduledEvictions()).isEmpty();
        tainted(ONE, TWO);
        assertThat(controller.scheduledEvictions()).hasSize(1);
        tainted(ONE);
        assertThat(controller.scheduledEvictions()).isEmpty();
        plane.seconds(100);
        assertThat(plane.fate("pod1")).isEqualTo("Pending");
    }

    @Nested
    @DisplayName("TestUpdateNodeWithMultiplePods")
    class MultiplePods {
        private void threePods() {
            given().pods(
                            pod("pod1", "node1"),
                            pod("pod2", "node1", tolerates("testTaint1", 1L)),
                            pod("pod3", "node1", tolerates("testTaint1", null)));
        }

        @Test
        @DisplayName("Pods with different toleration times are evicted appropriately")
        void different() {
            threePods();
            tainted(ONE);
            assertThat(fates()).containsExactly("terminating", "Pending", "Pending");
            plane.seconds(1);
            assertThat(fates()).containsExactly("terminating", "terminating", "Pending");
        }

        @Test
        @DisplayName("Evict all pods not matching all taints instantly")
        void all() {
            threePods();
            tainted(ONE, TWO);
            assertThat(fates()).containsExactly("terminating", "terminating", "terminating");
        }

        private List<String> fates() {
            return List.of(plane.fate("pod1"), plane.fate("pod2"), plane.fate("pod3"));
        }
    }

    @Nested
    @DisplayName("TestEventualConsistency")
    class EventualConsistency {
        @Test
        @DisplayName("existing pod2 scheduled onto tainted Node")
        void existing() {
            given().pods(pod("pod1", "node1"), pod("pod2", ""));
            tainted(ONE);
            assertThat(plane.fate("pod1")).isEqualTo("terminating");
            plane.server.bind(ObjectKey.of("default", "pod2"), stored("pod2").uid(), "node1");
            plane.moment();
            assertThat(plane.fate("pod2")).isEqualTo("terminating");
        }

        @Test
        @DisplayName("new pod2 created on tainted Node")
        void created() {
            given().pods(pod("pod1", "node1"));
            tainted(ONE);
            pods(pod("pod2", "node1"));
            assertThat(plane.fate("pod2")).isEqualTo("terminating");
        }
    }

    /** The table of TestGetMinTolerationTime. */
    @Test
    @DisplayName("TestGetMinTolerationTime")
    void minTolerationTime() {
        assertThat(Tolerance.of(List.of(ONE), List.of(tolerates("testTaint1", null))))
                .isEqualTo(new Tolerance.Forever());
        var one = tolerates("testTaint1", 1L);
        var two = tolerates("testTaint2", 2L);
        var both = List.of(ONE, TWO);
        assertThat(Tolerance.of(both, List.of(one, two))).isEqualTo(new Tolerance.For(ONE, one, Duration.ofSeconds(1)));
        assertThat(Tolerance.of(both, List.of(one, tolerates("testTaint2", null))))
                .isEqualTo(new Tolerance.For(ONE, one, Duration.ofSeconds(1)));
        assertThat(Tolerance.of(both, List.of(tolerates("testTaint1", null), two)))
                .isEqualTo(new Tolerance.For(TWO, two, Duration.ofSeconds(2)));
    }

    @Test
    void theFirstTolerationThatMatchesCounts() {
        var first = tolerates("testTaint1", 30L);
        assertThat(Tolerance.of(List.of(ONE), List.of(first, tolerates("testTaint1", null))))
                .isEqualTo(new Tolerance.For(ONE, first, Duration.ofSeconds(30)));
    }

    @Test
    void swappingNotReadyForUnreachableDoesNotRestartTheSeconds() {
        given().pods(pod("pod1", "node1", tolerates(Taint.NOT_READY, 300L), tolerates(Taint.UNREACHABLE, 300L)));
        tainted(noExecute(Taint.NOT_READY));
        plane.seconds(200);
        tainted(noExecute(Taint.UNREACHABLE));
        plane.seconds(100);
        assertThat(plane.fate("pod1")).isEqualTo("terminating");
    }

    /** timed_workers.go remembers work that is done until it is cancelled, and takes no other in its place. */
    @Test
    void aPodThatIsBeingEvictedIsNotScheduledAgain() {
        given(ONE).pods(pod("pod1", "node1", tolerates("testTaint1", 10L), tolerates("testTaint2", 100L)));
        plane.seconds(11);
        assertThat(plane.fate("pod1")).isEqualTo("terminating");
        tainted(TWO);
        assertThat(controller.scheduledEvictions()).isEmpty();
        tainted();
        plane.server.delete(Kind.POD, ObjectKey.of("default", "pod1"), DeleteOptions.grace(0));
        plane.moment();
        assertThat(plane.events)
                .containsExactly("Normal TaintManagerEviction Pod/pod1 Marking for deletion Pod default/pod1");
    }

    @Test
    void aPodThatTakesTheNameOfAnEvictedOneIsScheduledAnew() {
        given(ONE).pods(pod("pod1", "node1", tolerates("testTaint1", 10L)));
        plane.seconds(11);
        plane.server.delete(Kind.POD, ObjectKey.of("default", "pod1"), DeleteOptions.grace(0));
        plane.moment();
        pods(pod("pod1", "node1", tolerates("testTaint1", 10L)));
        assertThat(controller.scheduledEvictions()).hasSize(1);
    }

    @Test
    void everyDecisionIsExplained() {
        given(ONE).pods(pod("pod1", "node1", tolerates("testTaint1", 10L)));
        plane.seconds(10);
        assertThat(plane.explanations)
                .extracting(e -> ((EvictionDecision) e).verdict())
                .containsExactly(Verdict.SCHEDULED, Verdict.EVICTED);
        assertThat(plane.explanations.getFirst().phrase().toString())
                .isEqualTo("default/pod1 tolerates testTaint1:NoExecute on node1 for 10s: evicted then unless the taint"
                        + " goes");
    }

    @Test
    void noTaintNoWork() {
        given().pods(pod("pod1", "node1"), pod("pod2", "node1"));
        assertThat(plane.timers.idle()).isTrue();
        assertThat(plane.explanations).isEmpty();
    }
}
