package dev.podfall.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.PodSpec;
import dev.podfall.api.core.PodStatus;
import dev.podfall.api.meta.ObjectMeta;
import dev.podfall.api.tree.Tree;
import dev.podfall.manifest.JsonReader;
import dev.podfall.scheduler.framework.Rejection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What a real scheduler's plugins answered for 2,000 random pods and nodes. */
final class FilterVectorsTest {

    @TestFactory
    Stream<DynamicTest> answersAsRecorded() {
        var lines = lines();
        return IntStream.range(0, lines.size())
                .mapToObj(i -> DynamicTest.dynamicTest("line " + (i + 1), () -> {
                    var vector = (Tree.Obj) JsonReader.parse(lines.get(i));
                    var spec = PodSpec.fromTree(vector.obj("template").obj("spec"));
                    var pod = new Pod(ObjectMeta.named("default", "p"), spec, PodStatus.PENDING);
                    var node = Node.fromTree(vector.obj("node"));
                    assertThat(tree(FilterVectors.filter(pod, node))).isEqualTo(vector.get("filter"));
                }));
    }

    private static Tree tree(@Nullable Rejection rejection) {
        if (rejection == null) {
            return Tree.NIL;
        }
        return Tree.builder()
                .put("code", rejection.code().wire())
                .put("plugin", rejection.plugin())
                .put("reasons", Tree.texts(rejection.messages()))
                .build();
    }

    private static List<String> lines() {
        var path = "/conformance/vectors/placement.jsonl";
        try (var in = Objects.requireNonNull(FilterVectorsTest.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
