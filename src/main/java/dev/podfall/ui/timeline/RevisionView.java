package dev.podfall.ui.timeline;

import static dev.podfall.ui.control.Controls.visible;

import dev.podfall.api.core.Container;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.explain.timeline.Act;
import dev.podfall.explain.timeline.Dot;
import dev.podfall.ui.control.Glossary;
import dev.podfall.ui.text.ClockText;
import dev.podfall.ui.text.Fxml;
import dev.podfall.ui.text.FxmlFile;
import dev.podfall.ui.text.Shorten;
import dev.podfall.ui.text.Term;
import dev.podfall.ui.text.Words;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** What a revision changed, beside the timeline, and what can be done about it. */
@SuppressWarnings("NullAway.Init") // FXML fills the fields.
public final class RevisionView {
    private TimelineActions actions = TimelineActions.NONE;
    private Consumer<Dot> onCompare = dot -> {};
    private LongConsumer onStep = step -> {};
    private @Nullable RevisionDetail shown;
    private List<Container> containers = List.of();
    private Instant start = Instant.EPOCH;
    private boolean filling;
    private ChangeCauseEditor causeEditor;
    private Consumer<ObjectKey> onOpen = revision -> {};

    @FXML
    private VBox root;

    @FXML
    private Label title;

    @FXML
    private Hyperlink name;

    @FXML
    private Label cause;

    @FXML
    private HBox comparing;

    @FXML
    private ChoiceBox<@Nullable Dot> compare;

    @FXML
    private VBox diff;

    @FXML
    private Label same;

    @FXML
    private VBox actors;

    @FXML
    private HBox imaging;

    @FXML
    private ChoiceBox<@Nullable String> container;

    @FXML
    private TextField image;

    @FXML
    private Button rollback;

    @FXML
    private Label standing;

    @FXML
    private VBox causing;

    @FXML
    private Button causeButton;

    @FXML
    private Label becomes;

    @FXML
    private ScrollPane detailScroll;

    @FXML
    private Button imageButton;

    static RevisionView load() {
        return Fxml.load(FxmlFile.REVISION, RevisionView.class);
    }

    @FXML
    private void initialize() {
        compare.setConverter(new DotNames());
        compare.valueProperty().subscribe((old, chosen) -> {
            if (!filling && chosen != null) {
                onCompare.accept(chosen);
            }
        });
        container
                .valueProperty()
                .subscribe(chosen -> containers.stream()
                        .filter(each -> each.name().equals(chosen))
                        .findFirst()
                        .ifPresent(each -> image.setText(each.image())));
        visible(imaging, false);
        Glossary.explain(title, List.of(Term.REVISION));
        Glossary.explain(cause, List.of(Term.CHANGE_CAUSE));
        causeEditor = new ChangeCauseEditor(causing, causeButton);
        Words.follow(root, this::sayAnew);
    }

    private void sayAnew() {
        if (shown != null) {
            fill(shown);
        }
    }

    Node node() {
        return root;
    }

    void setActions(TimelineActions newActions) {
        actions = newActions;
        causeEditor.setOnRun(newActions::run);
    }

    void setOnCompare(Consumer<Dot> action) {
        onCompare = action;
    }

    /** Called with a ControllerRevision that somebody wants to see. */
    void setOnOpen(Consumer<ObjectKey> action) {
        onOpen = action;
    }

    void setOnStep(LongConsumer action) {
        onStep = action;
    }

    /** @param live the containers of the DaemonSet's template as it is now; none if it is gone */
    void show(@Nullable RevisionDetail detail, List<Container> live, Instant sessionStart) {
        start = sessionStart;
        boolean otherSet = shown == null || detail == null || !shown.daemonSet().equals(detail.daemonSet());
        if (!live.equals(containers) || otherSet) {
            containers = live;
            container.getItems().setAll(live.stream().map(Container::name).toList());
            container.setValue(live.isEmpty() ? null : live.getFirst().name());
            visible(container, live.size() > 1);
        }
        if (detail == null || detail.equals(shown)) {
            shown = detail;
            root.setVisible(detail != null);
            return;
        }
        if (shown == null || !shown.dot().isSame(detail.dot())) {
            // Another revision is read from its name on.
            detailScroll.setVvalue(0);
        }
        shown = detail;
        root.setVisible(true);
        fill(detail);
    }

    private void fill(RevisionDetail detail) {
        var dot = detail.dot();
        var from = detail.from();
        title.setText(
                from == null
                        ? Words.of("revision.title", Long.toString(dot.number()))
                        : Words.of("revision.title.pair", Long.toString(from.number()), Long.toString(dot.number())));
        name.setText(dot.name());
        cause.setText(dot.changeCause().isEmpty() ? Words.of("revision.no-cause") : Shorten.oneLine(dot.changeCause()));
        filling = true;
        compare.getItems().setAll(detail.choices());
        compare.setValue(from);
        filling = false;
        visible(comparing, detail.choices().size() > 1);
        diff.getChildren()
                .setAll(detail.diff().lines().stream().map(RevisionView::line).toList());
        visible(diff, !detail.diff().isEmpty());
        same.setText(Words.of(from == null ? "revision.first" : "revision.same"));
        visible(same, detail.diff().isEmpty());
        actors.getChildren()
                .setAll(detail.actors().stream().map(act -> actor(act, dot)).toList());
        boolean offered = detail.rollBackTo() > 0;
        rollback.setText("↩ " + Words.of("revision.rollback", Long.toString(detail.rollBackTo())));
        visible(rollback, offered);
        // To go back from the present one is a way out, not what the panel is about.
        rollback.getStyleClass().removeAll("primary", "flat");
        rollback.getStyleClass().add(detail.current() ? "flat" : "primary");
        becomes.setText(Words.of("revision.becomes", Long.toString(detail.becomes())));
        visible(becomes, offered);
        var why = Words.say(RevisionStanding.of(detail));
        standing.setText(why);
        visible(standing, !why.isEmpty());
        imageButton.setDisable(containers.isEmpty());
        causeEditor.show(detail);
    }

    private static Node line(RevisionDiff.Line line) {
        var sign = switch (line.sort()) {
            case SAME, SKIP -> "  ";
            case GONE -> "- ";
            case NEW -> "+ ";
        };
        var label = new Label(sign + line.text());
        label.setMaxWidth(Double.MAX_VALUE);
        label.getStyleClass().addAll("code", "diff-line");
        switch (line.sort()) {
            case GONE -> label.getStyleClass().add("gone");
            case NEW -> label.getStyleClass().add("new");
            case SKIP -> label.getStyleClass().add("skip");
            case SAME -> {
                // As it is.
            }
        }
        return label;
    }

    private Node actor(Act act, Dot dot) {
        var who = new Label(Words.say(act.actor()));
        who.getStyleClass().addAll("small", "strong");
        who.setMinWidth(130);
        boolean numbering = act.equals(dot.by());
        var what = !numbering
                ? Words.say(act.what())
                : dot.renumbered()
                        ? Words.of("revision.renumbered", Long.toString(dot.was()), Long.toString(dot.number()))
                        : Words.of("revision.created", Long.toString(dot.number()));
        var time = new Hyperlink(ClockText.exact(java.time.Duration.between(start, act.at())));
        time.getStyleClass().addAll("code", "small");
        time.setMinWidth(USE_PREF);
        time.setOnAction(event -> onStep.accept(act.step()));
        var text = new Label(what);
        text.setWrapText(true);
        text.getStyleClass().addAll("small", "muted");
        var row = new HBox(6, time, new VBox(who, text));
        row.getStyleClass().add("actor");
        return row;
    }

    private static final double USE_PREF = javafx.scene.layout.Region.USE_PREF_SIZE;

    @FXML
    private void rollBack() {
        if (shown != null && shown.rollBackTo() > 0) {
            actions.rollBack(shown.daemonSet(), shown.rollBackTo());
        }
    }

    @FXML
    private void open() {
        if (shown != null) {
            onOpen.accept(shown.dot().revision().key());
        }
    }

    @FXML
    private void changeImage() {
        visible(imaging, !imaging.isVisible());
        if (imaging.isVisible()) {
            image.requestFocus();
            image.end();
        }
    }

    @FXML
    private void setImage() {
        var chosen = container.getValue();
        if (shown != null && chosen != null && !image.getText().isBlank()) {
            actions.setImage(shown.daemonSet(), chosen, image.getText().strip());
            visible(imaging, false);
        }
    }

    private static final class DotNames extends StringConverter<@Nullable Dot> {
        @Override
        public String toString(@Nullable Dot dot) {
            if (dot == null) {
                return "";
            }
            var image = dot.images().isEmpty()
                    ? ""
                    : RevisionPainter.image(dot.images().getFirst());
            return Words.of(
                    "revision.choice",
                    Long.toString(dot.number()),
                    dot.changeCause().isEmpty() ? image : Shorten.oneLine(dot.changeCause()));
        }

        @Override
        public @Nullable Dot fromString(String text) {
            return null;
        }
    }
}
