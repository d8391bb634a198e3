package dev.podfall.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.kubectl.ConsoleLine;
import dev.podfall.language.Language;
import dev.podfall.language.Wording;
import dev.podfall.ui.text.Words;
import java.time.Duration;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Test;

/** What is said under the map of the real window, and the chain of causes behind it. */
class CaptionWindowTest extends LiveWindow {
    private void load(String sample) {
        open(Wording.ENGLISH, 1500, 950);
        doOnScreen(() -> workbench.openSample(Samples.all().stream()
                .filter(each -> each.file().startsWith(sample))
                .findFirst()
                .orElseThrow()));
        until(() -> {
            var moment = workbench.desk().shown();
            return moment != null && !moment.state().nodes().isEmpty();
        });
        settle();
    }

    private void settle() {
        workbench
                .player()
                .act(session -> {
                    session.runFor(Duration.ofSeconds(40));
                    return true;
                })
                .join();
        shown();
    }

    private void give(String line) {
        workbench.console().runAll(List.of(ConsoleLine.of(line))).join();
        settle();
    }

    private void seek(long step) {
        workbench.player().seek((int) step);
        until(() -> workbench.desk().shown() != null && workbench.desk().shown().shown() == step);
        shown();
    }

    private Node find(String selector) {
        return onScreen(() -> root().lookup(selector));
    }

    private String said(String selector) {
        return onScreen(() -> ((Labeled) root().lookup(selector)).getText());
    }

    private List<Button> links() {
        return onScreen(() ->
                root().lookupAll(".chain-link").stream().map(Button.class::cast).toList());
    }

    @Test
    void itSaysWhatCanBeSeenAndWhatWasWrittenSince() {
        load("01");
        seek(1);
        until(() -> said(".caption-sentence").equals("kubectl created node worker-1"));
        assertThat(find(".caption-aside").isVisible()).isFalse();
        var journal = onScreen(() -> workbench.desk().shown().frame().journal());
        long counted = journal.stream()
                .filter(step -> step.actor().equals("daemonset-controller")
                        && step.cause() > 0
                        && step.changes().size() == 1
                        && step.explanations().isEmpty())
                .findFirst()
                .orElseThrow()
                .number();
        seek(counted);
        until(() -> find(".caption-aside").isVisible());
        assertThat(said(".caption-aside")).startsWith("daemonset-controller counted the pods of fluent-bit: ");
        assertThat(said(".caption-sentence")).doesNotContain("counted");
        assertThat(onScreen(() -> find(".caption-line").getAccessibleText()))
                .contains(said(".caption-sentence"), said(".caption-aside"));
    }

    @Test
    void theChainLeadsBackToTheActAndMovesThePlayhead() {
        load("04");
        give("kubectl taint nodes worker-1 gpu=true:NoExecute");
        until(() -> said(".caption-sentence").startsWith("kubelet on worker-1 removed fluent-bit-"));
        doOnScreen(() -> ((ToggleButton) find(".caption-line")).fire());
        until(() -> !links().isEmpty());
        assertThat(links()).hasSize(4);
        assertThat(onScreen(() -> links().getFirst().getAccessibleText()))
                .matches("Step \\d+: kubectl tainted node worker-1 with gpu=true:NoExecute");
        assertThat(onScreen(() -> find(".chain-canvas").getAccessibleText()))
                .isEqualTo("Diagram of kubectl, kube-apiserver, daemonset-controller, and kubelets:"
                        + " 4 things happen, one because of the other");
        doOnScreen(() -> links().getFirst().fire());
        until(() -> said(".caption-sentence").equals("kubectl tainted node worker-1 with gpu=true:NoExecute"));
        // The list stays while somebody walks along it.
        assertThat(links()).hasSize(4);
        assertThat(onScreen(() -> links().getFirst().getPseudoClassStates().toString()))
                .contains("here");
        seek(1);
        until(() -> !links().isEmpty()
                && links().getFirst().getAccessibleText().equals("Step 1: kubectl created node worker-1"));
    }

    @Test
    void itFollowsTheLanguageAndANewSessionClosesTheChain() {
        load("01");
        seek(1);
        doOnScreen(() -> ((ToggleButton) find(".caption-line")).fire());
        until(() -> !links().isEmpty());
        doOnScreen(() -> Words.use(Wording.of(Language.of("zh-CN").orElseThrow())));
        assertThat(said(".caption-sentence")).isEqualTo("kubectl 创建了节点 worker-1");
        assertThat(onScreen(() -> links().getFirst().getAccessibleText())).isEqualTo("第 1 步：kubectl 创建了节点 worker-1");
        doOnScreen(() -> workbench.openSample(Samples.all().getLast()));
        until(() -> links().isEmpty());
        assertThat(onScreen(() -> ((ToggleButton) find(".caption-line")).isSelected()))
                .isFalse();
    }
}
