package dev.podfall.ui.nodes;

import static dev.podfall.ui.control.Controls.label;

import dev.podfall.play.Moment;
import dev.podfall.ui.frame.ChoicePanel;
import dev.podfall.ui.frame.Selection;
import dev.podfall.ui.text.Fxml;
import dev.podfall.ui.text.FxmlFile;
import dev.podfall.ui.text.Words;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The inspector's tab of events about the chosen object. */
@SuppressWarnings("NullAway.Init") // FXML fills the fields.
public final class ObjectEventsView extends ChoicePanel<Question, ObjectEvents> {
    @FXML
    private StackPane root;

    @FXML
    private ScrollPane scroll;

    @FXML
    private Label title;

    @FXML
    private VBox lines;

    @FXML
    private Label more;

    @FXML
    private Label hint;

    /**
     * Screen's thread only.
     *
     * @param worker where it is worked out
     * @param screen where the answer is shown: a picture wants it at once
     */
    public static ObjectEventsView load(Selection selection, Executor worker, Executor screen) {
        ObjectEventsView view = Fxml.load(FxmlFile.OBJECT_EVENTS, ObjectEventsView.class);
        var index = new EventIndex();
        view.follow(selection, worker, screen, asked -> ObjectEvents.answer(asked, index));
        return view;
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    protected Question question(Moment moment, Selection.Choice choice) {
        return Question.of(moment, choice);
    }

    @Override
    protected ObjectEvents nothing() {
        return new ObjectEvents("", List.of(), 0, Words.of("summary.choose"));
    }

    @Override
    protected void render(ObjectEvents model, @Nullable ObjectEvents before) {
        boolean some = model.hint().isEmpty();
        scroll.setVisible(some);
        hint.setVisible(!some);
        hint.setText(model.hint());
        title.setText(model.title());
        lines.getChildren()
                .setAll(model.lines().stream().map(ObjectEventsView::line).toList());
        int left = model.total() - model.lines().size();
        more.setText(left > 0 ? Words.of("object-events.more", left) : "");
    }

    private static Node line(ObjectEvents.Line line) {
        var time = label(line.time(), "code", "caption", "subtle", "event-time");
        var reason = label(line.reason(), "small", "strong", line.warning() ? "warning-text" : "plain");
        var said = new VBox(1, reason);
        if (!line.about().isEmpty()) {
            said.getChildren().add(label(line.about(), "code", "caption", "muted"));
        }
        said.getChildren().add(label(line.message(), "small", "muted"));
        HBox.setHgrow(said, Priority.ALWAYS);
        var box = new HBox(time, said);
        box.getStyleClass().add("object-event");
        return box;
    }
}
