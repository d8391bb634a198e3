package dev.podfall.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.meta.Kind;
import dev.podfall.explain.Lab;
import dev.podfall.language.Wording;
import dev.podfall.manifest.Source;
import dev.podfall.ui.Mouse;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javafx.event.ActionEvent;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The console in the whole window: what is suggested, names that are links, what goes on until somebody has enough. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ConsoleWindowTest extends LiveWindow {
    private static final String TEXT =
            """
        # Two nodes.
        #   $ kubectl get pods -o wide
        #     One on each node.
        """ + Lab.node("n1", "") + "---\n" + Lab.node("n2", "") + "---\n" + Lab.agent("");

    @BeforeEach
    void load() {
        open(Wording.ENGLISH, 1280, 800);
        workbench
                .loading()
                .prepare(List.of(new Source("own.yaml", TEXT)), session -> session.runFor(Duration.ofSeconds(60)))
                .join();
        shown();
    }

    private <T extends Node> T find(Class<T> type, String style) {
        return onScreen(() -> root().lookupAll("." + style).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow());
    }

    private StyleClassedTextArea output() {
        return find(StyleClassedTextArea.class, "console-output");
    }

    private void type(String line) {
        doOnScreen(() -> {
            var prompt = (TextField) root().lookup(".prompt .text-field");
            prompt.setText(line);
            prompt.fireEvent(new ActionEvent());
        });
    }

    private void untilPrinted(String text) {
        var output = output();
        until(() -> output.getText().contains(text));
    }

    @Test
    void anotherClusterIsSaidOnceBelowWhatWasWritten() {
        type("kubectl get ds");
        untilPrinted("agent");
        var before = output().getText();
        doOnScreen(() -> workbench.openSample(Samples.all().getFirst()));
        untilPrinted("— from here on: another cluster —\n");
        doOnScreen(() -> workbench.openSample(Samples.all().get(1)));
        until(() ->
                Objects.requireNonNull(workbench.desk().shown()).state().nodes().size() != 3);
        type("kubectl get nodes");
        untilPrinted("$ kubectl get nodes");
        assertThat(output().getText()).startsWith(before + "— from here on: another cluster —\n$ kubectl get nodes");
    }

    /** Which nodes lose their agent if all of these are tainted? */
    @Test
    void aLineIsConsideredBeforeItIsDone() {
        type("kubectl get ds");
        untilPrinted("$ kubectl get ds");
        var consider = find(Button.class, "consider");
        assertThat(onScreen(consider::isVisible)).isFalse();
        var line = "kubectl taint nodes --all gpu=true:NoExecute";
        doOnScreen(() -> ((TextField) root().lookup(".prompt .text-field")).setText(line));
        assertThat(onScreen(consider::isVisible)).isTrue();
        doOnScreen(consider::fire);
        waitFor(() -> workbench.staging().whatIf().model().get().outlook().figures().stream()
                .anyMatch(figure -> figure.text().contains("DESIRED 2 → 0")));
        assertThat(onScreen(() -> ((TextField) root().lookup(".prompt .text-field")).getText()))
                .as("it can be done now")
                .isEqualTo(line);
        assertThat(workbench
                        .player()
                        .ask(session -> session.state().pods().size())
                        .join())
                .as("nothing has run")
                .isEqualTo(2);
    }

    @Test
    void whatATextSuggestsRunsWhereItCanBeSeen() {
        var line = find(Button.class, "try");
        assertThat(onScreen(() -> line.getTooltip().getText())).isEqualTo("Run this: kubectl get pods -o wide");

        doOnScreen(line::fire);
        until(() -> root().lookup(".console-output") != null);
        untilPrinted("→ One on each node.\n");

        var output = output();
        assertThat(onScreen(() -> output.getScene() != null && output.getWidth() > 0))
                .isTrue();
        assertThat(onScreen(() -> output.getParagraph(0).getText())).isEqualTo("$ kubectl get pods -o wide");
        assertThat(onScreen(() -> List.copyOf(output.getParagraph(1).getParagraphStyle())))
                .contains("tried");
        type("kubectl get ds");
        untilPrinted("$ kubectl get ds");
        assertThat(onScreen(() -> List.copyOf(output.getParagraph(1).getParagraphStyle())))
                .isEmpty();
    }

    @Test
    void aNameInTheOutputIsALink() {
        var line = find(Button.class, "try");
        doOnScreen(line::fire);
        until(() -> root().lookup(".console-output") != null);
        untilPrinted("→ One");
        var output = output();
        int node = onScreen(output::getText).indexOf("n2 ");
        assertThat(onScreen(() -> List.copyOf(output.getStyleOfChar(node)))).contains("link");

        until(() -> output.getCharacterBoundsOnScreen(node, node + 1).isPresent());
        doOnScreen(() ->
                click(output, output.getCharacterBoundsOnScreen(node, node + 1).orElseThrow()));
        assertThat(workbench.desk().selection().choice().node()).isEqualTo("n2");

        doOnScreen(() -> {
            output.moveTo(2, 3);
            output.fireEvent(key(KeyCode.ENTER, false));
        });
        var choice = workbench.desk().selection().choice();
        assertThat(choice.focus()).isEqualTo(Kind.POD);
        assertThat(onScreen(() -> output.getParagraph(2).getText()))
                .startsWith(choice.pod().name());

        doOnScreen(() -> {
            output.requestFocus();
            output.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "s", KeyCode.S, false, false, false, false));
        });
        assertThat(onScreen(() -> workbench.desk().view().model().spotlight().get()))
                .as("a letter, and no key of the window")
                .isFalse();
        var prompt = onScreen(() -> root().lookup(".prompt .text-field"));
        assertThat(onScreen(() -> root().getScene().getFocusOwner())).isSameAs(prompt);
    }

    private static void click(Node on, Bounds screen) {
        Mouse.clickOnScreen(on, screen.getCenterX(), screen.getCenterY());
    }

    private static KeyEvent key(KeyCode code, boolean control) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false);
    }

    @Test
    void whatWatchesEndsWithTheNextLineOrWithControlC() {
        doOnScreen(find(Button.class, "try")::fire);
        until(() -> root().lookup(".console-output") != null);
        type("kubectl get ds -w");
        untilPrinted("agent   2 ");
        assertThat(onScreen(() -> workbench.console().isRunning())).isTrue();

        type("kubectl get nodes -o name | sort -r");
        untilPrinted("node/n2\nnode/n1\n");
        until(() -> !workbench.console().isRunning());

        type("kubectl get pods -w");
        until(() -> workbench.console().isRunning());
        doOnScreen(() -> output().fireEvent(key(KeyCode.C, true)));
        untilPrinted("^C\n");
        until(() -> !workbench.console().isRunning());
    }
}
