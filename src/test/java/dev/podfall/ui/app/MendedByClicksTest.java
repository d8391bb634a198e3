package dev.podfall.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.meta.Kind;
import dev.podfall.language.Wording;
import dev.podfall.manifest.Source;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Somebody mends a manifest by the buttons below it, and applies it by a key. */
class MendedByClicksTest extends LiveWindow {
    private static final String WRONG = """
        # an agent for every node
        apiVersion: apps/v1
        kind: Daemonset
        metadata:
          name: agent   # its name
        spec:
          replicas: 3
          template:
            metadata:
              labels:
                app: agent
            spec:
              nodeSelector:
                gpu: true
              containers:
              - name: agent
                image: agent:1
        """;

    private static final String RIGHT = """
        # an agent for every node
        apiVersion: apps/v1
        kind: DaemonSet
        metadata:
          name: agent   # its name
        spec:
          selector:
            matchLabels:
              app: agent
          template:
            metadata:
              labels:
                app: agent
            spec:
              nodeSelector:
                gpu: "true"
              containers:
              - name: agent
                image: agent:1
        """;

    @BeforeEach
    void openIt() {
        open(Wording.ENGLISH, 1200, 800);
    }

    private void load(String text) {
        workbench
                .loading()
                .prepare(List.of(new Source("a.yaml", text)), session -> {})
                .join();
    }

    private CodeArea text() {
        return (CodeArea) Objects.requireNonNull(root().lookup(".editor-text"));
    }

    private List<Button> fixes() {
        return root().lookupAll(".button.fix").stream().map(Button.class::cast).toList();
    }

    private void apply() {
        doOnScreen(() -> {
            var focused = Objects.requireNonNull(stage.getScene().getFocusOwner());
            focused.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, true, false, false));
        });
    }

    private String notice() {
        return workbench.desk().view().model().notice().get().toString();
    }

    @Test
    @DisplayName(
            "each button changes the text and nothing else, the text has the focus, a success takes the error away")
    void mistakesAreMendedByClicksAndAppliedByAKey() {
        load(WRONG);
        until(() -> !fixes().isEmpty());
        doOnScreen(() -> text().requestFocus());
        apply();
        until(() -> notice().startsWith("Nothing was loaded: 1 error"));
        var clicked = new TreeSet<String>();
        while (clicked.size() < 4) {
            until(() -> !fixes().isEmpty() && clicked.add(fixes().getFirst().getText()));
            doOnScreen(() -> {
                var before = text().getText();
                fixes().getFirst().fire();
                assertThat(text().getText()).isNotEqualTo(before);
                assertThat(stage.getScene().getFocusOwner()).isSameAs(text());
            });
        }
        until(() -> root().lookup(".finding") == null);
        assertThat(onScreen(() -> text().getText())).isEqualTo(RIGHT);
        apply();
        until(() -> notice().isEmpty());
        assertThat(workbench
                        .player()
                        .ask(session -> session.state().count(Kind.DAEMON_SET))
                        .join())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("what is wrong two hundred times is two lines, until somebody wants to see more")
    void manyAlikeAreFolded() {
        load(IntStream.range(0, 200)
                .mapToObj(i -> "apiVersion: v1\nkind: Node\nmetadata: {name: Node_" + i + "}\n")
                .collect(Collectors.joining("---\n")));
        until(() -> root().lookup(".notes-heading") != null);
        var heading = onScreen(() -> (ToggleButton) Objects.requireNonNull(root().lookup(".notes-heading")));
        assertThat(onScreen(() -> heading.getText())).isEqualTo("▸ 199 more like this");
        assertThat(onScreen(() -> root().lookupAll(".finding").size())).isEqualTo(1);
        doOnScreen(heading::fire);
        until(() -> root().lookupAll(".finding").size() > 50);
        assertThat(onScreen(() -> root().lookupAll(".finding").stream()
                        .filter(node -> node instanceof Label)
                        .count()))
                .isEqualTo(1);
    }
}
