package dev.podfall.scheduler.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.scheduler.framework.ClusterEvent;
import dev.podfall.scheduler.framework.FilterPlugin;
import dev.podfall.scheduler.framework.ImageSpread;
import dev.podfall.scheduler.framework.NodeInfo;
import dev.podfall.scheduler.framework.PodInfo;
import dev.podfall.scheduler.framework.Rejection;
import dev.podfall.scheduler.framework.ScorePlugin;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;

/** Rows of tables whose names are those of upstream's test cases. */
final class Tables {
    private Tables() {}

    static final String YES = "";

    /** @param expected {@code Code: reason, reason}, or {@link #YES} */
    static DynamicTest filters(String name, FilterPlugin plugin, Pod pod, NodeInfo node, String expected) {
        return DynamicTest.dynamicTest(name, () -> {
            var reasons = plugin.filter(PodInfo.of(pod), node);
            var rejection = new Rejection(plugin.name(), reasons);
            assertThat(
                            reasons.isEmpty()
                                    ? YES
                                    : rejection.code().wire() + ": " + String.join(", ", rejection.messages()))
                    .isEqualTo(expected);
        });
    }

    static DynamicTest filters(String name, FilterPlugin plugin, Pod pod, Node node, String expected) {
        return filters(name, plugin, pod, NodeInfo.of(node), expected);
    }

    static DynamicTest hints(
            String name,
            FilterPlugin plugin,
            ClusterEvent event,
            Pod pod,
            @Nullable KubeObject before,
            @Nullable KubeObject after,
            boolean wakes) {
        return DynamicTest.dynamicTest(
                name,
                () -> assertThat(plugin.events().stream()
                                .filter(hint -> hint.event() == event)
                                .anyMatch(hint -> hint.opinion().wakes(PodInfo.of(pod), before, after)))
                        .isEqualTo(wakes));
    }

    static DynamicTest scores(String name, ScorePlugin plugin, Pod pod, List<NodeInfo> nodes, long... expected) {
        return DynamicTest.dynamicTest(
                name,
                () -> assertThat(plugin.score(PodInfo.of(pod), nodes, spread(nodes)))
                        .containsExactly(expected));
    }

    static List<NodeInfo> nodes(Node... nodes) {
        return Arrays.stream(nodes).map(NodeInfo::of).toList();
    }

    static NodeInfo with(Node node, Pod... pods) {
        var info = NodeInfo.of(node);
        for (int i = 0; i < pods.length; i++) {
            info = info.with(PodInfo.of(pods[i].withMeta(pods[i].meta().created("uid-" + i, 1, Instant.EPOCH))));
        }
        return info;
    }

    private static ImageSpread spread(List<NodeInfo> nodes) {
        return new ImageSpread() {
            @Override
            public int nodesWith(String image) {
                return (int) nodes.stream()
                        .filter(node -> node.images().containsKey(image))
                        .count();
            }

            @Override
            public int totalNodes() {
                return nodes.size();
            }
        };
    }
}
