package dev.podfall.scheduler.plugins;

import static dev.podfall.api.core.TaintEffect.NO_SCHEDULE;
import static dev.podfall.scheduler.Fixtures.node;
import static dev.podfall.scheduler.Fixtures.pod;
import static dev.podfall.scheduler.plugins.Tables.YES;
import static dev.podfall.scheduler.plugins.Tables.filters;
import static dev.podfall.scheduler.plugins.Tables.hints;

import dev.podfall.api.core.Taint;
import dev.podfall.scheduler.framework.ClusterEvent;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class NodeUnschedulableTest {
    private static final String NO = "UnschedulableAndUnresolvable: node(s) were unschedulable";
    private final NodeUnschedulable plugin = new NodeUnschedulable();

    @TestFactory
    List<DynamicTest> nodeUnschedulable() {
        var closed = node("n").cordoned().make();
        return List.of(
                filters(
                        "Does not schedule pod to unschedulable node (node.Spec.Unschedulable==true)",
                        plugin,
                        pod("p").make(),
                        closed,
                        NO),
                filters(
                        "Schedule pod to normal node",
                        plugin,
                        pod("p").make(),
                        node("n").make(),
                        YES),
                filters(
                        "Schedule pod with toleration to unschedulable node (node.Spec.Unschedulable==true)",
                        plugin,
                        pod("p").tolerating(Taint.UNSCHEDULABLE, "", "", NO_SCHEDULE)
                                .make(),
                        closed,
                        YES));
    }

    @TestFactory
    List<DynamicTest> isSchedulableAfterNodeChange() {
        var pod = pod("p").make();
        var open = node("n").make();
        var closed = node("n").cordoned().make();
        return List.of(
                hints(
                        "skip-queue-on-unschedulable-node-added",
                        plugin,
                        ClusterEvent.NODE_ADD,
                        pod,
                        null,
                        closed,
                        false),
                hints("queue-on-schedulable-node-added", plugin, ClusterEvent.NODE_ADD, pod, null, open, true),
                hints("skip-unrelated-change", plugin, ClusterEvent.NODE_TAINT, pod, closed, closed, false),
                hints("queue-on-unschedulable-field-change", plugin, ClusterEvent.NODE_TAINT, pod, closed, open, true),
                hints(
                        "skip-queue-on-node-that-was-schedulable",
                        plugin,
                        ClusterEvent.NODE_TAINT,
                        pod,
                        open,
                        open,
                        false),
                hints(
                        "queue-on-toleration-added",
                        plugin,
                        ClusterEvent.POD_TOLERATION,
                        pod,
                        pod,
                        pod("p").tolerating(Taint.UNSCHEDULABLE, "Exists", "", NO_SCHEDULE)
                                .make(),
                        true),
                hints(
                        "skip-queue-on-other-toleration-added",
                        plugin,
                        ClusterEvent.POD_TOLERATION,
                        pod,
                        pod,
                        pod("p").tolerating("foo", "Exists", "", NO_SCHEDULE).make(),
                        false));
    }
}
