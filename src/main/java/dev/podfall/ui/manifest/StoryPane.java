package dev.podfall.ui.manifest;

import dev.podfall.ui.text.Words;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What a text says of itself, above it, where its lines are as long as there is room; can be folded. */
final class StoryPane {
    private static final double HIGHEST = 170;

    private final VBox root = new VBox();
    private final Label prose = new Label();
    private final ToggleButton heading = new ToggleButton();

    StoryPane() {
        var icon = new FontIcon(Feather.CHEVRON_DOWN);
        heading.textProperty().bind(Words.text("editor.story"));
        heading.setGraphic(icon);
        heading.getStyleClass().addAll("flat", "notes-heading", "story-heading");
        heading.setMaxWidth(Double.MAX_VALUE);
        heading.setSelected(true);
        prose.setWrapText(true);
        prose.getStyleClass().add("story");
        prose.setMinHeight(Region.USE_PREF_SIZE);
        var scroll = new ScrollPane(prose);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinHeight(0);
        scroll.getStyleClass().add("panel-scroll");
        prose.heightProperty().subscribe(height -> scroll.setPrefHeight(Math.min(HIGHEST, height.doubleValue() + 2)));
        heading.selectedProperty().subscribe(open -> {
            scroll.setVisible(open);
            scroll.setManaged(open);
            icon.setIconCode(open ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT);
        });
        root.getChildren().addAll(heading, scroll);
        root.getStyleClass().add("story-pane");
        root.setMinHeight(0);
        show("");
    }

    Region root() {
        return root;
    }

    /** Nothing is shown of a text that is short, or says nothing. */
    void show(String text) {
        var remark = HeadRemark.of(text);
        boolean says = remark.isLong();
        prose.setText(says ? remark.prose() : "");
        root.setVisible(says);
        root.setManaged(says);
    }
}
