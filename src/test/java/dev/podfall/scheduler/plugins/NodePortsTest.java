package dev.podfall.scheduler.plugins;

import static dev.podfall.scheduler.Fixtures.container;
import static dev.podfall.scheduler.Fixtures.node;
import static dev.podfall.scheduler.Fixtures.pod;
import static dev.podfall.scheduler.plugins.Tables.YES;
import static dev.podfall.scheduler.plugins.Tables.filters;
import static dev.podfall.scheduler.plugins.Tables.hints;
import static dev.podfall.scheduler.plugins.Tables.with;

import dev.podfall.api.core.Container;
import dev.podfall.api.core.ContainerPort;
import dev.podfall.api.core.Pod;
import dev.podfall.scheduler.framework.ClusterEvent;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class NodePortsTest {
    private static final String NO = "Unschedulable: node(s) didn't have free ports for the requested pod ports";
    private final NodePorts plugin = new NodePorts();

    /** {@code TCP/127.0.0.1/8080} */
    private static Pod wanting(String... ports) {
        var pod = pod("m1");
        for (var port : ports) {
            var parts = port.split("/");
            pod.hostPort(parts[0], parts[1], Integer.parseInt(parts[2]));
        }
        return pod.make();
    }

    private DynamicTest check(String name, Pod pod, String expected, String... taken) {
        return filters(name, plugin, pod, with(node("m1").make(), wanting(taken)), expected);
    }

    @TestFactory
    List<DynamicTest> nodePorts() {
        return List.of(
                check("skip filter", pod("p").make(), YES),
                check("other port", wanting("UDP/127.0.0.1/8080"), YES, "UDP/127.0.0.1/9090"),
                check("same udp port", wanting("UDP/127.0.0.1/8080"), NO, "UDP/127.0.0.1/8080"),
                check("same tcp port", wanting("TCP/127.0.0.1/8080"), NO, "TCP/127.0.0.1/8080"),
                check("different host ip", wanting("TCP/127.0.0.1/8080"), YES, "TCP/127.0.0.2/8080"),
                check("different protocol", wanting("UDP/127.0.0.1/8080"), YES, "TCP/127.0.0.1/8080"),
                check(
                        "second udp port conflict",
                        wanting("UDP/127.0.0.1/8000", "UDP/127.0.0.1/8080"),
                        NO,
                        "UDP/127.0.0.1/8080"),
                check(
                        "first tcp port conflict",
                        wanting("TCP/127.0.0.1/8001", "UDP/127.0.0.1/8080"),
                        NO,
                        "TCP/127.0.0.1/8001",
                        "UDP/127.0.0.1/8081"),
                check(
                        "first tcp port conflict due to 0.0.0.0 hostIP",
                        wanting("TCP/0.0.0.0/8001"),
                        NO,
                        "TCP/127.0.0.1/8001"),
                check(
                        "TCP hostPort conflict due to 0.0.0.0 hostIP",
                        wanting("TCP/10.0.10.10/8001", "TCP/0.0.0.0/8001"),
                        NO,
                        "TCP/127.0.0.1/8001"),
                check(
                        "second tcp port conflict to 0.0.0.0 hostIP",
                        wanting("TCP/127.0.0.1/8001"),
                        NO,
                        "TCP/0.0.0.0/8001"),
                check("second different protocol", wanting("UDP/127.0.0.1/8001"), YES, "TCP/0.0.0.0/8001"),
                check(
                        "UDP hostPort conflict due to 0.0.0.0 hostIP",
                        wanting("UDP/127.0.0.1/8001"),
                        NO,
                        "TCP/0.0.0.0/8001",
                        "UDP/0.0.0.0/8001"),
                check("non-sidecar initContainer using hostPort", initWanting(""), YES, "TCP/0.0.0.0/8001"),
                check(
                        "TCP hostPort conflict from sidecar initContainer",
                        initWanting("Always"),
                        NO,
                        "TCP/0.0.0.0/8001"));
    }

    private static Pod initWanting(String restartPolicy) {
        var pod = pod("p").make();
        var plain = container("init", "").withPorts(List.of(new ContainerPort("", 8001, 8001, "TCP", "")));
        var init = new Container(
                plain.name(),
                plain.image(),
                plain.ports(),
                plain.requests(),
                plain.limits(),
                restartPolicy,
                plain.resourcesRest(),
                plain.rest());
        return pod.withSpec(pod.spec().withContainers(List.of(init), pod.spec().containers()));
    }

    @TestFactory
    List<DynamicTest> fits() {
        return List.of(
                check("non-conflicting ports", wanting("TCP/127.0.0.1/80"), YES, "TCP/127.0.0.1/9090"),
                check(
                        "multiple non-conflicting ports",
                        wanting("TCP/127.0.0.1/80", "TCP/127.0.1.1/80", "TCP/127.0.1.1/90", "TCP/127.0.1.1/100"),
                        YES,
                        "TCP/127.0.0.1/9090",
                        "TCP/127.0.0.1/9191",
                        "TCP/127.0.1.1/8080"),
                check("same ports on different protocols", wanting("TCP/127.0.0.1/80"), YES, "UDP/127.0.0.1/80"),
                check("conflicting ports", wanting("TCP/127.0.0.1/80"), NO, "TCP/127.0.0.1/80"),
                check(
                        "multiple ports, some conflicting",
                        wanting("TCP/127.0.0.1/80", "TCP/127.0.1.1/80", "TCP/127.0.1.1/90", "TCP/127.0.1.1/100"),
                        NO,
                        "TCP/127.0.0.1/9090",
                        "TCP/127.0.1.1/90",
                        "TCP/127.0.1.1/8080"));
    }

    @TestFactory
    List<DynamicTest> isSchedulableAfterAssignedPodDeleted() {
        var wanting = pod("p").hostPort("TCP", "", 8080).make();
        return List.of(
                gone("skip-queue-on-unscheduled", wanting, pod("q").make(), false),
                gone(
                        "skip-queue-on-non-hostport",
                        wanting,
                        pod("q").on("fake-node").make(),
                        false),
                gone(
                        "skip-queue-on-unrelated-hostport",
                        wanting,
                        pod("q").on("fake-node").hostPort("TCP", "", 8081).make(),
                        false),
                gone(
                        "queue-on-released-hostport",
                        wanting,
                        pod("q").on("fake-node").hostPort("TCP", "", 8080).make(),
                        true));
    }

    private DynamicTest gone(String name, Pod pod, Pod gone, boolean wakes) {
        return hints(name, plugin, ClusterEvent.ASSIGNED_POD_DELETE, pod, gone, null, wakes);
    }
}
