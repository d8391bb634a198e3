package dev.podfall.ui.manifest;

import dev.podfall.ui.text.Words;
import javafx.beans.binding.Bindings;
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
    private static final double LOWEST = 56;

    /** So much of the editor's height at most: the text itself comes first. */
    private static final double SHARE = 0.18;

    private final VBox root = new VBox();
    private final Label prose = new Label();
    private final ToggleButton heading = new ToggleButton();
    private boolean says;
    private boolean away;

    /** @param editor whose height it has a share of */
    StoryPane(Region editor) {
        var icon = new FontIcon(Feather.CHEVRON_DOWN);
        heading.textProperty().bind(Words.text("editor.story"));
        heading.setGraphic(icon);
        heading.getStyleClass().addAll("flat", "story-heading");
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
        scroll.prefHeightProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> Math.min(prose.getHeight() + 2, Math.clamp(editor.getHeight() * SHARE, LOWEST, HIGHEST)),
                        prose.heightProperty(),
                        editor.heightProperty()));
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
        says = remark.isLong();
        prose.setText(says ? remark.prose() : "");
        arrange();
    }

    /** While something else needs the room. */
    void setAway(boolean nowAway) {
        away = nowAway;
        arrange();
    }

    private void arrange() {
        root.setVisible(says && !away);
        root.setManaged(says && !away);
    }
}
