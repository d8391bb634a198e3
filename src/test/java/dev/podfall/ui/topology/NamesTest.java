package dev.podfall.ui.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.ui.style.TextWidth;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NamesTest {
    /** Every character is ten wide at the size of ten. */
    private static final TextWidth EVEN = (text, face, size) -> text.length() * size;

    private static List<String> shown(int characters, List<String> names) {
        var fitting = Names.of(names.stream()
                        .map(name -> DemoCluster.node(name, "w", Map.of()))
                        .toList())
                .fitting(EVEN, 10, characters * 10);
        return names.stream().map(fitting::of).toList();
    }

    private static List<String> shown(int characters, String... names) {
        return shown(characters, List.of(names));
    }

    @Test
    void theDomainThatAllShareIsFolded() {
        assertThat(shown(
                        20,
                        "ip-10-12-136-139.eu-central-1.compute.internal",
                        "ip-10-12-7-3.eu-central-1.compute.internal"))
                .containsExactly("ip-10-12-136-139", "ip-10-12-7-3");
    }

    @Test
    void namesThatFitStayWhole() {
        assertThat(shown(20, "worker-1", "worker-2")).containsExactly("worker-1", "worker-2");
        assertThat(shown(20, "node.example.com")).containsExactly("node.example.com");
    }

    @Test
    void whatAllBeginWithIsFoldedOnlyWhereThereIsNoRoom() {
        assertThat(shown(30, "gke-prod-default-1a2b-x7k2", "gke-prod-batch-1a2b-q9w4"))
                .containsExactly("gke-prod-default-1a2b-x7k2", "gke-prod-batch-1a2b-q9w4");
        assertThat(shown(20, "gke-prod-default-1a2b-x7k2", "gke-prod-batch-1a2b-q9w4"))
                .containsExactly("…default-1a2b-x7k2", "…batch-1a2b-q9w4");
    }

    @Test
    void nothingIsLeftOfNoName() {
        assertThat(shown(4, "a.b.c", "b.b.c")).containsExactly("a", "b");
        assertThat(shown(20, "x-node", "node")).containsExactly("x-node", "node");
        assertThat(shown(20, "node.a.b", "a.b")).containsExactly("node.a", "a");
    }

    @Test
    void namesThatDifferInTheMiddleOnlyDoNotReadTheSame() {
        var names = IntStream.range(0, 50)
                .mapToObj(i ->
                        "a-very-long-beginning-%02d-and-a-very-long-end-of-%s".formatted(i, i % 2 == 0 ? "a" : "b"))
                .toList();
        for (int characters = 6; characters < 60; characters += 3) {
            int room = characters;
            assertThat(shown(characters, names))
                    .as("%d characters", characters)
                    .doesNotHaveDuplicates()
                    .allSatisfy(text -> assertThat(text.length()).isLessThanOrEqualTo(room));
        }
    }

    @Test
    void fifteenThousandNamesAreAllDifferentOnTheSmallestTile() {
        var names = IntStream.range(0, 15_000)
                .mapToObj(
                        i -> "ip-10-%d-%d-%d.eu-central-1.compute.internal".formatted(i / 4096, i / 256 % 16, i % 256))
                .toList();
        assertThat(shown(8, names)).doesNotHaveDuplicates();
    }
}
