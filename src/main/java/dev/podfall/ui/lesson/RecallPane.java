package dev.podfall.ui.lesson;

import static dev.podfall.ui.lesson.Say.marked;
import static dev.podfall.ui.lesson.Say.paragraph;

import dev.podfall.lesson.Lesson;
import dev.podfall.lesson.run.Recalls;
import dev.podfall.ui.text.Words;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** A question of an earlier lesson: one answer, and whether it was right. Screen's thread only. */
final class RecallPane {
    private final VBox box = new VBox(6);
    private final Recalls.Due due;
    private final BiConsumer<Recalls.Due, Boolean> onAnswer;

    RecallPane(Recalls.Due due, BiConsumer<Recalls.Due, Boolean> onAnswer) {
        this.due = due;
        this.onAnswer = onAnswer;
        box.getStyleClass().add("lesson-recall");
        box.getChildren()
                .addAll(
                        paragraph(
                                Words.of(
                                        "course.recall",
                                        Say.words(due.from().about().title())),
                                "caption",
                                "muted"),
                        paragraph(Say.words(due.recall().ask()), "strong"));
        for (var option : due.recall().options()) {
            var button = new Button(Say.words(option.text()));
            button.setWrapText(true);
            button.setOnAction(event -> answered(option));
            box.getChildren().add(button);
        }
    }

    Node node() {
        return box;
    }

    private void answered(Lesson.Option option) {
        boolean right = option.id().equals(due.recall().answer());
        box.getChildren().removeIf(child -> child instanceof Button);
        var is = due.recall().options().stream()
                .filter(each -> each.id().equals(due.recall().answer()))
                .map(each -> Say.words(each.text()))
                .findFirst()
                .orElse("");
        box.getChildren()
                .add(marked(
                        right ? Feather.CHECK_CIRCLE : Feather.X_CIRCLE,
                        right ? "right" : "muted",
                        paragraph(
                                right
                                        ? Words.of("course.right", is)
                                        : Words.of("course.wrong", Say.words(option.text()), is))));
        onAnswer.accept(due, right);
    }
}
