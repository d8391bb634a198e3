package dev.podfall.ui.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.ui.app.Picture;
import dev.podfall.ui.style.Fonts;
import dev.podfall.ui.style.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;

/** RichTextFX brings a style sheet of its own, and with it the machine's "monospace". */
class EditorFontTest {
    @Test
    void textIsLaidOutInTheFontForCode() {
        var texts = new ArrayList<Text>();
        Picture.of(() -> {
            var text = "kind: DaemonSet # 守护进程集\nmetadata: {name: agent}\n";
            var pane = new TextPane("a.yaml", StyledText.of(text), HeadRemark.of(text), now -> {});
            var scene = new Scene((Parent) pane.root(), 400, 200);
            Theme.LIGHT.apply(scene);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            collect(scene.getRoot(), texts);
            return scene;
        });
        assertThat(texts.stream().map(Text::getText).toList()).contains("DaemonSet");
        assertThat(texts).allSatisfy(text -> {
            assertThat(text.getFont().getFamily()).as(text.getText()).isEqualTo(Fonts.CODE);
            assertThat(text.getFont().getSize()).as(text.getText()).isBetween(9.0, 12.0);
        });
    }

    private static void collect(Node node, List<Text> into) {
        if (node instanceof Text text && !text.getText().isBlank()) {
            into.add(Objects.requireNonNull(text));
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, into));
        }
    }
}
