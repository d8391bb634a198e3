package dev.podfall.ui.lesson;

import static dev.podfall.ui.lesson.Say.paragraph;

import dev.podfall.lesson.predict.Answer;
import dev.podfall.lesson.predict.Prediction;
import dev.podfall.ui.text.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** Where an answer to a prediction is given. Screen's thread only. */
final class AnswerPane {
    private static final int MOST_DIGITS = 9;

    private final VBox box = new VBox(6);
    private final ReadOnlyObjectWrapper<@Nullable Answer> answer = new ReadOnlyObjectWrapper<>();

    private Subscription following = Subscription.EMPTY;

    AnswerPane(Prediction prediction, LessonViewModel model) {
        box.getStyleClass().add("lesson-answer");
        switch (prediction.kind()) {
            case TILES -> tiles(model);
            case NUMBER -> number();
            case CHOICE -> choice(prediction);
            case ORDER -> order(prediction);
        }
    }

    Node node() {
        return box;
    }

    /** It is not on the screen any more. */
    void leave() {
        following.unsubscribe();
    }

    /** What would be answered now; null while it is no answer. */
    ReadOnlyObjectProperty<@Nullable Answer> answer() {
        return answer.getReadOnlyProperty();
    }

    private void tiles(LessonViewModel model) {
        var said = paragraph("", "strong");
        box.getChildren().setAll(paragraph(Words.of("course.tiles"), "small", "muted"), said);
        following = model.tiles().subscribe(marks -> {
            var chosen = model.chosen();
            said.setText(Words.say(chosen.phrase()));
            answer.set(chosen);
        });
    }

    private void number() {
        var field = new TextField();
        field.setMaxWidth(120);
        field.setPromptText(Words.of("course.number"));
        field.setAccessibleText(Words.of("course.number"));
        field.textProperty().subscribe(text -> {
            var digits = text.strip();
            boolean number = digits.matches("-?[0-9]+") && digits.length() <= MOST_DIGITS;
            answer.set(number ? new Answer.Count(Long.parseLong(digits)) : null);
        });
        box.getChildren().setAll(field);
        // Once it is in the window: who has read the question writes the number.
        Platform.runLater(field::requestFocus);
    }

    private void choice(Prediction prediction) {
        var group = new ToggleGroup();
        for (var choice : prediction.choices()) {
            var button = new RadioButton(Say.words(choice.text()));
            button.setWrapText(true);
            button.setToggleGroup(group);
            button.selectedProperty().subscribe(on -> {
                if (on) {
                    answer.set(new Answer.Choice(choice.id()));
                }
            });
            box.getChildren().add(button);
        }
    }

    /** What is clicked comes next; what is clicked again is taken out. */
    private void order(Prediction prediction) {
        var ids = new ArrayList<String>();
        var buttons = new ArrayList<Button>();
        box.getChildren().setAll(paragraph(Words.of("course.order"), "small", "muted"));
        for (var choice : prediction.choices()) {
            var button = new Button();
            button.setWrapText(true);
            button.setMaxWidth(Double.MAX_VALUE);
            button.getStyleClass().add("lesson-place");
            button.setOnAction(event -> {
                if (!ids.remove(choice.id())) {
                    ids.add(choice.id());
                }
                answer.set(new Answer.Order(ids));
                number(prediction, buttons, ids);
            });
            buttons.add(button);
        }
        number(prediction, buttons, ids);
        box.getChildren().addAll(buttons);
    }

    private static void number(Prediction prediction, List<Button> buttons, List<String> ids) {
        for (int i = 0; i < buttons.size(); i++) {
            var choice = prediction.choices().get(i);
            int place = ids.indexOf(choice.id()) + 1;
            var words = Say.words(choice.text());
            buttons.get(i).setText(place == 0 ? words : Words.of("course.place", place, words));
        }
    }
}
