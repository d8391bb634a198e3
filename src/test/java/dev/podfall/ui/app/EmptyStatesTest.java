package dev.podfall.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.meta.ObjectKey;
import dev.podfall.language.Wording;
import dev.podfall.manifest.Source;
import dev.podfall.play.Pace;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Where nothing is to be seen, or nothing goes on by itself, the window says what to do next, and a button does it. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class EmptyStatesTest extends LiveWindow {
    private static final String NODE =
            "apiVersion: v1\nkind: Node\nmetadata: {name: %s}\nstatus: {allocatable: {cpu: '1'}}\n";

    private static final String DAEMON_SET = """
            ---
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: agent}
            spec:
              selector: {matchLabels: {app: agent}}
              template:
                metadata: {labels: {app: agent}}
                spec:
                  nodeSelector: {gpu: 'true', zone: a}
                  containers: [{name: a, image: 'agent:1'}]
            """;

    private static final String POD = """
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: batch}
            spec:
              containers: [{name: a, image: 'batch:1', resources: {requests: {cpu: %s}}}]
            """;

    @BeforeEach
    void openIt() {
        open(Wording.ENGLISH, 1400, 900);
        doOnScreen(() -> workbench.desk().view().model().pace().set(Pace.MAX));
    }

    private void load(String text) {
        workbench.loading().open(List.of(new Source("a.yaml", text))).join();
    }

    private String said() {
        return onScreen(() -> root().lookupAll(".next-step").stream()
                .filter(bar -> bar.isVisible())
                .flatMap(bar -> bar.lookupAll(".label").stream())
                .map(label -> ((Labeled) label).getText())
                .findFirst()
                .orElse(""));
    }

    private void click(String text) {
        doOnScreen(() -> root().lookupAll(".next-step .button").stream()
                .map(Button.class::cast)
                .filter(each -> each.getText().equals(text))
                .findFirst()
                .orElseThrow()
                .fire());
    }

    private List<String> statusBar() {
        return onScreen(() -> Objects.requireNonNull(root().lookup("#status")).lookupAll(".label").stream()
                .map(label -> ((Labeled) label).getText())
                .toList());
    }

    @Test
    void anEmptyClusterGetsNodesAndThenADaemonSet() {
        waitFor(() -> said().equals("There are no nodes, so no pod can run."));
        assertThat(statusBar()).contains("Nothing is loaded");
        click("Add ten nodes");
        waitFor(() -> said().equals("10 nodes are ready, and there is nothing to run on them."));
        assertThat(statusBar()).contains("10 nodes · no pods").doesNotContain("Nothing is loaded");
        click("Write a DaemonSet");
        until(() -> root().lookup(".editor-text") instanceof CodeArea area
                && area.getText().contains("kind: DaemonSet"));
        click("Choose a sample");
        assertThat(onScreen(() -> workbench.desk().view().model().startShown().get()))
                .isTrue();
    }

    @Test
    void aDaemonSetThatSelectsNoNodeGetsOne() {
        load(NODE.formatted("n1") + DAEMON_SET);
        waitFor(() -> said().equals("agent is to run on no node: none has the label gpu=true zone=a."));
        click("Why?");
        assertThat(onScreen(() -> workbench.desk().selection().choice().daemonSet()))
                .isEqualTo(ObjectKey.of("default", "agent"));
        click("Label n1");
        waitFor(() -> said().isEmpty());
        assertThat(Objects.requireNonNull(workbench.desk().shown()).state().podsOnNode("n1"))
                .hasSize(1);
    }

    @Test
    void aPodWithoutRoomGetsANode() {
        load(NODE.formatted("n1") + POD.formatted("3"));
        waitFor(() -> said().equals("batch waits: no node takes it."));
        assertThat(statusBar())
                .as("with a pod alone nothing is wrong")
                .contains("1 node · 1 pod")
                .noneMatch(text -> text.contains("DaemonSet"));
        click("Why?");
        assertThat(onScreen(() -> workbench.desk().selection().choice().pod()))
                .isEqualTo(ObjectKey.of("default", "batch"));
        click("Add a node");
        waitFor(() -> said().isEmpty());
    }

    @Test
    void whereAllGoesItsWayNothingIsSaid() {
        load(NODE.formatted("n1") + POD.formatted("1"));
        waitFor(() -> Objects.requireNonNull(workbench.desk().shown())
                        .state()
                        .podsOnNode("n1")
                        .size()
                == 1);
        shown();
        assertThat(said()).isEmpty();
    }
}
