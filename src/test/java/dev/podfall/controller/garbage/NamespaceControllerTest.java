package dev.podfall.controller.garbage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.DeleteOptions;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class NamespaceControllerTest {
    private final GarbageWorld world = new GarbageWorld();

    private void deleteNamespace() {
        world.server.delete(Kind.NAMESPACE, ObjectKey.cluster("tools"), DeleteOptions.DEFAULT);
    }

    @Test
    void podsGoFirstThenTheRestThenTheNamespace() {
        world.node("n1");
        world.namespace("tools");
        var ds = world.daemonSet("tools", "scan");
        world.revision("tools", "scan-1", ds);
        world.pod("tools", "scan-a", "n1", ds);
        world.pod("default", "other", "n1");
        world.settle();

        deleteNamespace();
        world.pass(Duration.ofSeconds(4));
        assertThat(world.left()).hasSize(4);
        world.pass(Duration.ofSeconds(2));
        assertThat(world.left())
                .containsExactly("daemonset tools/scan", "controllerrevision tools/scan-1", "pod default/other");
        world.settle();
        assertThat(world.left()).containsExactly("pod default/other");
        assertThat(world.store.state().namespace("tools")).isNull();
    }

    @Test
    void itSaysWhatItWaitsFor() {
        world.namespace("tools");
        world.node(GarbageWorld.SILENT);
        world.pod("tools", "stuck", GarbageWorld.SILENT);
        world.settle();
        deleteNamespace();

        world.pass(Duration.ofSeconds(6));

        var namespace = Objects.requireNonNull(world.store.state().namespace("tools"));
        assertThat(namespace.status().text("phase")).isEqualTo("Terminating");
        var remaining = (Tree.Obj) namespace.status().list("conditions").get(3);
        assertThat(remaining.text("message")).isEqualTo("Some resources are remaining: pods. has 1 resource instances");
        assertThat(remaining.text("status")).isEqualTo("True");
    }
}
