package dev.podfall.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.explain.Lab;
import dev.podfall.store.ClusterState;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinksTest {
    private static final ClusterState STATE = Lab.of(
                    Lab.node("n1", "") + Lab.node("ip-10-0-0-1.internal", "") + Lab.agent(""))
            .runFor(30)
            .state();

    private static final String POD =
            STATE.podsOnNode("n1").iterator().next().meta().name();

    private static List<String> in(String line, String namespace) {
        return Links.in(line, namespace, STATE).stream()
                .map(link -> line.substring(link.from(), link.to()) + " = "
                        + link.kind().singular() + " " + link.key().name())
                .toList();
    }

    @Test
    void namesInATable() {
        assertThat(in(POD + "   1/1   Running   0   5s   10.1.1.2   n1   <none>", "default"))
                .containsExactly(POD + " = pod " + POD, "n1 = node n1");
        assertThat(in("default   " + POD + "   1/1   Running", "other")).containsExactly(POD + " = pod " + POD);
        assertThat(in(POD + "   1/1   Running", "other")).isEmpty();
        assertThat(in("NAME    READY   STATUS", "default")).isEmpty();
    }

    @Test
    void namesWithTheirKind() {
        assertThat(in("daemonset.apps/agent configured", "default"))
                .containsExactly("daemonset.apps/agent = daemonset agent");
        assertThat(in("pod/agent created", "default")).isEmpty();
        assertThat(in("evicting pod default/" + POD, "other")).containsExactly("default/" + POD + " = pod " + POD);
        assertThat(in("Node:  n1/10.0.0.1", "default")).isEmpty();
    }

    @Test
    void namesInSentencesAndDocuments() {
        assertThat(in("pod \"" + POD + "\" deleted from default namespace", "default"))
                .containsExactly(POD + " = pod " + POD);
        assertThat(in("    nodeName: ip-10-0-0-1.internal", "default"))
                .containsExactly("ip-10-0-0-1.internal = node ip-10-0-0-1.internal");
        assertThat(in("        \"nodeName\": \"n1\",", "default")).containsExactly("n1 = node n1");
        assertThat(in("Successfully assigned default/" + POD + " to n1.", "default"))
                .containsExactly("default/" + POD + " = pod " + POD, "n1 = node n1");
    }
}
