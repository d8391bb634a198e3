package dev.podfall.ui.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.explain.Lab;
import dev.podfall.ui.frame.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class YamlModelTest {
    private static YamlModel ask(Lab lab, Selection.Choice choice) {
        return YamlModel.answer(new Question(
                lab.state(),
                lab.session().frame().start(),
                lab.session().now(),
                lab.session().journal(),
                choice));
    }

    private static YamlModel daemonPod(Lab lab) {
        Pod pod = lab.state().podsControlledBy(lab.agent().uid()).iterator().next();
        return ask(lab, new Selection.Choice(null, null, pod.key(), Kind.POD));
    }

    private static List<String> lines(YamlModel model, Origin origin) {
        var out = new ArrayList<String>();
        var lines = model.text().split("\n");
        for (int i = 0; i < lines.length; i++) {
            if (model.origins().get(i).equals(Optional.of(origin))) {
                out.add(lines[i].strip());
            }
        }
        return out;
    }

    @Test
    void whatTheControllerAddsIsMarked() {
        var lab = Lab.of(Lab.node("n1", "") + Lab.agent("tolerations: [{key: gpu, operator: Exists}]"))
                .runFor(30);
        var model = daemonPod(lab);
        assertThat(model.origins()).hasSize(model.text().split("\n").length);
        assertThat(lines(model, Origin.CONTROLLER))
                .contains(
                        "generateName: agent-",
                        "pod-template-generation: \"1\"",
                        "ownerReferences:",
                        "affinity:",
                        "nodeAffinity:",
                        "- key: metadata.name",
                        "key: node.kubernetes.io/not-ready",
                        "key: node.kubernetes.io/unschedulable")
                .doesNotContain("key: gpu", "- key: gpu", "tolerations:", "app: agent", "- image: agent:1.16");
        assertThat(lines(model, Origin.SCHEDULER)).containsExactly("nodeName: n1");
        assertThat(lines(model, Origin.STATUS)).contains("status:", "phase: Running");
        assertThat(model.legend())
                .containsExactly(Origin.CONTROLLER, Origin.SCHEDULER, Origin.API_SERVER, Origin.STATUS);
    }

    @Test
    void anAffinityOfTheTemplatesOwnIsOnlyTheControllersWhereItReplacesTerms() {
        var lab = Lab.of(Lab.node("n1", "") + Lab.agent("""
                                affinity:
                                  nodeAffinity:
                                    preferredDuringSchedulingIgnoredDuringExecution:
                                    - weight: 1
                                      preference: {matchExpressions: [{key: disk, operator: Exists}]}
                                """)).runFor(30);
        assertThat(lines(daemonPod(lab), Origin.CONTROLLER))
                .contains("requiredDuringSchedulingIgnoredDuringExecution:")
                .doesNotContain("affinity:", "nodeAffinity:", "preferredDuringSchedulingIgnoredDuringExecution:");
    }

    @Test
    void aNodeIsTheUsersButForMetadataAndStatus() {
        var lab = Lab.of(Lab.node("n1", "")).runFor(30);
        var model = ask(lab, new Selection.Choice("n1", null, null, Kind.NODE));
        assertThat(model.title()).isEqualTo("node/n1");
        assertThat(model.legend()).containsExactly(Origin.API_SERVER, Origin.STATUS);
    }

    @Test
    void whatIsGoneIsSaid() {
        var lab = Lab.of("");
        assertThat(ask(lab, new Selection.Choice("n9", null, null, Kind.NODE)).hint())
                .isEqualTo("n9 is not there at this moment.");
        assertThat(ask(lab, Selection.Choice.NOTHING).hint()).startsWith("Choose a node");
    }
}
