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
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What a sample suggests to try, each command with a button that runs it. */
final class TryPane {
    private final VBox box;
    private final Consumer<String> onRun;
    private List<String> shown = List.of();

    TryPane(VBox box, Consumer<String> onRun) {
        this.box = box;
        this.onRun = onRun;
    }

    void show(List<String> commands) {
        box.setVisible(!commands.isEmpty());
        box.setManaged(!commands.isEmpty());
        if (commands.equals(shown)) {
            return;
        }
        shown = commands;
        var heading = new Label();
        heading.textProperty().bind(Words.text("editor.try"));
        heading.getStyleClass().add("section");
        box.getChildren().setAll(heading);
        commands.forEach(command -> box.getChildren().add(row(command)));
    }

    private Node row(String command) {
        var run = new Button();
        run.setGraphic(new FontIcon(Feather.PLAY));
        run.getStyleClass().addAll("flat", "icon", "tiny");
        run.accessibleTextProperty().bind(Words.text("editor.try.run", command));
        var tip = new Tooltip();
        tip.textProperty().bind(Words.text("editor.try.run.tip"));
        run.setTooltip(tip);
        var text = new Label(command);
        text.getStyleClass().addAll("code", "small");
        text.setTextOverrun(OverrunStyle.ELLIPSIS);
        text.setTooltip(new Tooltip(command));
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        var row = new HBox(2, run, text);
        row.setAlignment(Pos.CENTER_LEFT);
        run.setOnAction(event -> {
            row.getStyleClass().add("done");
            onRun.accept(command);
        });
        return row;
    }
}
