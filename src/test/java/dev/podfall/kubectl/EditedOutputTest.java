package dev.podfall.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.cluster.Session;
import dev.podfall.cluster.SessionOptions;
import dev.podfall.manifest.Finding;
import dev.podfall.manifest.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What {@code kubectl get -o yaml} prints is edited and loaded again: the objects that are there change, none is refused. */
class EditedOutputTest {
    private static final ObjectKey KEY = ObjectKey.of("default", "fluent-bit");

    private final Session session = new Session(SessionOptions.DEFAULT);

    @BeforeEach
    void beginWithASample() throws IOException {
        load(Files.readString(Path.of("samples/01-first-daemonset.yaml")));
        session.runToRest();
    }

    private void load(String text) {
        var load = ManifestLoad.plan(List.of(new Source("a.yaml", text)), session);
        assertThat(load.findings()).noneMatch(Finding::isError);
        load.apply(session);
    }

    private String kubectl(String line) {
        var io = new StrictIo(Map.of());
        assertThat(Console.run(line, io, session)).as(io.err()).isZero();
        return io.out();
    }

    private DaemonSet daemonSet() {
        return Objects.requireNonNull(session.state().daemonSet(KEY));
    }

    private List<String> images() {
        return session.state().pods().stream()
                .map((Pod pod) -> pod.spec().containers().getFirst().image())
                .distinct()
                .toList();
    }

    @Test
    @DisplayName("an edited DaemonSet is the same one with another template, and rolls out")
    void anEditedObjectIsUpdated() {
        var before = daemonSet();
        load(kubectl("kubectl get daemonset fluent-bit -o yaml").replace("fluent-bit:3.1", "fluent-bit:4.0"));
        session.runToRest();
        assertThat(daemonSet().uid()).isEqualTo(before.uid());
        assertThat(daemonSet().status().updatedNumberScheduled()).isEqualTo(3);
        assertThat(images()).containsExactly("fluent/fluent-bit:4.0");
    }

    /**
     * A load is no {@code kubectl apply}, which a stale resourceVersion refuses: the status that the controller writes every
     * moment makes it stale before anybody has edited anything.
     */
    @Test
    @DisplayName("a text that is older than what is there changes it all the same")
    void anOlderTextIsTaken() {
        var text = kubectl("kubectl get daemonset fluent-bit -o yaml");
        load(text.replace("fluent-bit:3.1", "fluent-bit:4.0"));
        session.runToRest();
        load(text.replace("fluent-bit:3.1", "fluent-bit:5.0"));
        session.runToRest();
        assertThat(images()).containsExactly("fluent/fluent-bit:5.0");
    }

    @Test
    @DisplayName("a whole cluster that is there already is loaded again without a word")
    void aWholeClusterIsLoadedAgain() {
        var text = kubectl("kubectl get nodes,daemonsets,pods,controllerrevisions -A -o yaml");
        var before = session.state().pods().stream().map(Pod::uid).toList();
        load(text);
        session.runToRest();
        load(text);
        session.runToRest();
        assertThat(session.state().pods().stream().map(Pod::uid).toList()).isEqualTo(before);
    }
}
