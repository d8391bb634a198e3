package dev.podfall.explain.caption;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.cluster.Session;
import dev.podfall.cluster.SessionOptions;
import dev.podfall.kubectl.Console;
import dev.podfall.kubectl.TextIo;
import dev.podfall.kubelet.KubeletProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CausalChainTest {
    private final Session session = new Session(SessionOptions.DEFAULT.withKubelets(KubeletProfile.REALISTIC));

    private void sample(String file) throws IOException {
        var yaml = Files.readString(Path.of("samples", file));
        Console.run("kubectl apply -f f.yaml", new TextIo(Map.of("f.yaml", yaml)), session);
        session.runFor(Duration.ofSeconds(30));
    }

    private void give(String line, int seconds) {
        assertThat(Console.run(line, new TextIo(Map.of()), session)).isZero();
        session.runFor(Duration.ofSeconds(seconds));
    }

    /** The last step of which this is said. */
    private long last(Happening happening) {
        var journal = session.journal();
        for (long number = journal.size(); number > 0; number--) {
            if (Captions.of(journal, number).happening() == happening) {
                return number;
            }
        }
        throw new AssertionError("nobody has " + happening);
    }

    private static List<Happening> happenings(List<CausalChain.Link> links) {
        return links.stream().map(link -> link.caption().happening()).toList();
    }

    @Test
    void anEvictionGoesBackToTheUsersTaint() throws IOException {
        sample("04-noschedule-and-noexecute.yaml");
        give("kubectl taint nodes worker-1 gpu=true:NoExecute", 10);
        var chain = CausalChain.of(session.journal(), last(Happening.POD_GONE));
        assertThat(happenings(chain.causes()))
                .containsExactly(Happening.NODE_TAINTED, Happening.POD_DELETED, Happening.POD_STOPPED);
        assertThat(chain.causes().getFirst().caption().sentence())
                .hasToString("kubectl tainted node worker-1 with gpu=true:NoExecute");
        assertThat(chain.causes().getFirst().distance()).isEqualTo(-4);
        assertThat(chain.causesAreCut()).isFalse();
        assertThat(chain.causesLeftOut()).isZero();
        assertThat(chain.effects()).isEmpty();
        assertThat(chain.effectsAreCut()).isFalse();
        assertThat(chain.here().delay()).isBetween(Duration.ofMillis(200), Duration.ofSeconds(1));
    }

    @Test
    void whatCameOfATaint() throws IOException {
        sample("04-noschedule-and-noexecute.yaml");
        long taint = session.journal().size() + 1L;
        give("kubectl taint nodes worker-1 gpu=true:NoExecute", 10);
        give("kubectl taint nodes worker-1 gpu=true:NoExecute-", 10);
        var chain = CausalChain.of(session.journal(), taint);
        assertThat(chain.causes()).isEmpty();
        assertThat(happenings(chain.effects()))
                .containsExactly(Happening.DECIDED, Happening.POD_DELETED, Happening.POD_GONE);
        assertThat(chain.effects()).extracting(CausalChain.Link::distance).containsExactly(1, 1, 4);
        assertThat(chain.all()).hasSize(4);
    }

    /** What happened to many for one reason is one link, however many they are. */
    @Test
    void aBurstIsOneLink() throws IOException {
        sample("13-two-hundred-nodes.yaml");
        var chain = CausalChain.of(session.journal(), last(Happening.DAEMON_SET_CREATED) - 2);
        assertThat(happenings(chain.effects()))
                .startsWith(Happening.REVISION_CREATED, Happening.DECIDED, Happening.POD_BOUND);
        assertThat(chain.effects())
                .filteredOn(link -> link.caption().happening() == Happening.POD_BOUND)
                .singleElement()
                .satisfies(link -> assertThat(link.caption().sentence())
                        .hasToString("default-scheduler bound 200 pods of node-exporter on 200 nodes"));
    }

    /** A container that crashes for ever: the chain gets longer and longer, what is told does not. */
    @Test
    void aLongChainKeepsItsBeginningAndItsEnd() {
        var yaml = """
                {apiVersion: v1, kind: Node, metadata: {name: n1}}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: web}
                spec: {containers: [{name: c, image: "c:crash"}]}
                """;
        Console.run("kubectl apply -f f.yaml", new TextIo(Map.of("f.yaml", yaml)), session);
        session.runFor(Duration.ofHours(2));
        var chain = CausalChain.of(session.journal(), last(Happening.POD_FAILING));
        assertThat(chain.causes()).hasSize(40);
        assertThat(chain.causesLeftOut()).isPositive();
        assertThat(chain.causes().getFirst().cause()).isZero();
        assertThat(chain.causes().get(1).parent())
                .isEqualTo(chain.causes().getFirst().step());
        assertThat(chain.here().parent()).isEqualTo(chain.causes().getLast().step());
        assertThat(chain.causesAreCut()).isFalse();
        var ahead = CausalChain.of(session.journal(), 1);
        assertThat(ahead.effects()).hasSize(40);
        assertThat(ahead.effectsAreCut()).isTrue();
    }
}
