package dev.podfall.scheduler.plugins;

import static dev.podfall.scheduler.Fixtures.node;
import static dev.podfall.scheduler.Fixtures.pod;
import static dev.podfall.scheduler.plugins.Tables.YES;
import static dev.podfall.scheduler.plugins.Tables.filters;

import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class NodeNameTest {
    private final NodeName plugin = new NodeName();

    @TestFactory
    List<DynamicTest> nodeName() {
        return List.of(
                filters("no host specified", plugin, pod("p").make(), node("n").make(), YES),
                filters(
                        "host matches",
                        plugin,
                        pod("p").on("foo").make(),
                        node("foo").make(),
                        YES),
                filters(
                        "host doesn't match",
                        plugin,
                        pod("p").on("bar").make(),
                        node("foo").make(),
                        "UnschedulableAndUnresolvable: node(s) didn't match the requested node name"));
    }
}
