package dev.podfall.ui.manifest;

import dev.podfall.ui.text.Words;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What a text suggests to try: each command is a button that runs it. */
final class TryPane {
    private final VBox box;
    private final Consumer<Try> onRun;
    private List<Try> shown = List.of();

    TryPane(VBox box, Consumer<Try> onRun) {
        this.box = box;
        this.onRun = onRun;
    }

    void show(List<Try> tries) {
        box.setVisible(!tries.isEmpty());
        box.setManaged(!tries.isEmpty());
        if (tries.equals(shown)) {
            return;
        }
        shown = tries;
        var heading = new Label();
        heading.textProperty().bind(Words.text("editor.try"));
        heading.getStyleClass().add("section");
        box.getChildren().setAll(heading);
        tries.forEach(each -> box.getChildren().add(line(each)));
    }

    private Node line(Try suggested) {
        var line = new Button(suggested.command());
        line.setMnemonicParsing(false);
        line.setGraphic(new FontIcon(Feather.PLAY));
        line.getStyleClass().addAll("flat", "tiny", "try", "code", "small");
        line.setAlignment(Pos.CENTER_LEFT);
        line.setTextOverrun(OverrunStyle.ELLIPSIS);
        line.setMaxWidth(Double.MAX_VALUE);
        line.setMinWidth(0);
        line.accessibleTextProperty().bind(Words.text("editor.try.run", suggested.command()));
        var tip = new Tooltip();
        tip.textProperty().bind(Words.text("editor.try.run.tip", suggested.command()));
        tip.setWrapText(true);
        line.setTooltip(tip);
        line.setOnAction(event -> {
            line.getStyleClass().add("done");
            onRun.accept(suggested);
        });
        return line;
    }
}
