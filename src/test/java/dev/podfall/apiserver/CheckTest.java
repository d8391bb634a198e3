package dev.podfall.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.meta.Kind;
import dev.podfall.apiserver.schema.Yaml;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of a document while it is being written. */
class CheckTest {
    private final Server server = new Server();

    private List<String> check(String yaml) {
        var document = Yaml.obj(yaml);
        return Check.check(Server.kindOf(document), document, server.store.state()).stream()
                .map(Object::toString)
                .toList();
    }

    @Test
    void aGoodDocumentIsFine() {
        assertThat(check(Server.daemonSet("agent", ""))).isEmpty();
    }

    @Test
    void allThatCannotBeRead() {
        assertThat(check(Server.daemonSet("agent", "replicas: 3\n  minReadySeconds: soon")))
                .containsExactlyInAnyOrder(
                        "spec.replicas: unknown field \"spec.replicas\"",
                        "spec.minReadySeconds: json: cannot unmarshal string into Go struct field"
                                + " DaemonSetSpec.spec.minReadySeconds of type int32");
    }

    @Test
    void allThatIsWrong() {
        assertThat(check(Server.daemonSet("agent", "minReadySeconds: -1\n  revisionHistoryLimit: -2")))
                .containsExactly(
                        "spec.minReadySeconds: Invalid value: -1: must be greater than or equal to 0",
                        "spec.revisionHistoryLimit: Invalid value: -2: must be greater than or equal to 0");
    }

    @Test
    void whatIsThereAlreadyIsChecked() {
        server.create(Server.daemonSet("agent", ""));
        server.create(Server.pod("p", ""));

        assertThat(check(Server.daemonSet("agent", "").replace("{app: agent}", "{app: x}")))
                .containsExactly("spec.selector: Invalid value: {\"matchLabels\":{\"app\":\"x\"}}: field is immutable");
        assertThat(check(Server.pod("p", ""))).isEmpty();
        assertThat(check(Server.pod("p", "nodeName: n1")))
                .singleElement()
                .satisfies(error ->
                        assertThat(error).startsWith("spec: Forbidden: pod updates may not change fields other than"));
        assertThat(server.store.state().count(Kind.POD)).isEqualTo(1);
    }
}
