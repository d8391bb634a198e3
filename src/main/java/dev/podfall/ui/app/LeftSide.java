package dev.podfall.ui.app;

import static dev.podfall.ui.control.Controls.visible;

import dev.podfall.ui.lesson.ExamViewModel;
import dev.podfall.ui.lesson.LessonView;
import dev.podfall.ui.lesson.LessonViewModel;
import dev.podfall.ui.text.Words;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The editor, and while a lesson is open its card, one at a time. Screen's thread only. */
final class LeftSide {
    private final VBox root = new VBox();
    private final ToggleButton lesson = new ToggleButton();
    private final ToggleButton texts = new ToggleButton();
    private final Node card;
    private final Node editor;
    private final HBox switches;

    /** @param onShown is called when a lesson is opened: it is to be seen */
    LeftSide(LessonViewModel model, ExamViewModel exam, Node editor, Runnable onShown) {
        this.card = LessonView.load(model, exam).root();
        this.editor = editor;
        lesson.textProperty().bind(Words.text("course.show.lesson"));
        texts.textProperty().bind(Words.text("course.show.texts"));
        var one = new ToggleGroup();
        lesson.setToggleGroup(one);
        texts.setToggleGroup(one);
        lesson.getStyleClass().add("first");
        texts.getStyleClass().add("last");
        var segments = new HBox(lesson, texts);
        segments.getStyleClass().add("segments");
        switches = new HBox(segments);
        switches.getStyleClass().add("lesson-switch");
        var stack = new StackPane(editor, card);
        VBox.setVgrow(stack, Priority.ALWAYS);
        root.getChildren().setAll(switches, stack);
        one.selectedToggleProperty().subscribe(toggle -> {
            if (toggle == null) {
                // One of the two is always shown.
                one.selectToggle(lesson);
            }
            show(model.run().get() != null);
        });
        model.run().subscribe((before, now) -> {
            if (before == null && now != null) {
                one.selectToggle(lesson);
                onShown.run();
            }
            show(now != null);
        });
        show(false);
    }

    private void show(boolean open) {
        visible(switches, open);
        visible(card, open && lesson.isSelected());
        visible(editor, !open || !lesson.isSelected());
    }

    Node node() {
        return root;
    }
}
