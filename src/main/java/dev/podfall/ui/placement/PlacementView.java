package dev.podfall.ui.placement;

import dev.podfall.api.meta.ObjectKey;
import dev.podfall.explain.Known;
import dev.podfall.play.Moment;
import dev.podfall.ui.control.Tone;
import dev.podfall.ui.frame.Latest;
import dev.podfall.ui.frame.Selection;
import dev.podfall.ui.placement.PlacementModel.Row;
import dev.podfall.ui.placement.PlacementModel.WayOut;
import dev.podfall.ui.text.Fxml;
import dev.podfall.ui.text.Words;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The inspector's first tab. */
@SuppressWarnings("NullAway.Init") // FXML fills the fields.
public final class PlacementView {
    private Latest<PlacementViewModel.Question, PlacementModel> latest;
    private Selection.Choice choice = Selection.Choice.NOTHING;
    private @Nullable Moment moment;
    private @Nullable PlacementModel shown;
    private Consumer<WayOut> onPreview = way -> {};
    private Consumer<WayOut> onApply = way -> {};
    private Consumer<ObjectKey> onDaemonSet = key -> {};

    @FXML
    private StackPane root;

    @FXML
    private ScrollPane scroll;

    @FXML
    private Label node;

    @FXML
    private MenuButton subject;

    @FXML
    private Label question;

    @FXML
    private Label verdict;

    @FXML
    private Label explanation;

    @FXML
    private Label detail;

    @FXML
    private VBox checks;

    @FXML
    private VBox ways;

    @FXML
    private Label hint;

    /** Screen's thread only. */
    public static PlacementView load(Selection selection, Executor worker) {
        return load(selection, worker, Platform::runLater);
    }

    /** With a say in where the answer is shown: a picture wants it at once. */
    public static PlacementView load(Selection selection, Executor worker, Executor screen) {
        PlacementView view = Fxml.load("/fxml/placement/Placement.fxml", PlacementView.class);
        view.latest = new Latest<>(worker, screen, PlacementViewModel::answer, view::render);
        view.render(PlacementModel.nothing(Words.of("why.choose")));
        selection.listen(view::choose);
        Words.follow(view.node(), view::ask);
        return view;
    }

    public Node node() {
        return root;
    }

    public void show(Moment next) {
        // Nothing that this panel says changes without a write, but for when pods are evicted.
        boolean same = moment != null
                && moment.state() == next.state()
                && moment.evictions().equals(next.evictions());
        moment = next;
        if (!same) {
            ask();
        }
    }

    /** Called with what would let the pod land, to look at before it is done. */
    public void setOnPreview(Consumer<WayOut> action) {
        onPreview = action;
    }

    /** Called with what to do at once. */
    public void setOnApply(Consumer<WayOut> action) {
        onApply = action;
    }

    /** Called when somebody wants to know the same of another DaemonSet. */
    public void setOnDaemonSet(Consumer<ObjectKey> action) {
        onDaemonSet = action;
    }

    private void choose(Selection.Choice next) {
        choice = next;
        ask();
    }

    /** Asks what is chosen, of the moment that is shown; again if the words are others. */
    private void ask() {
        if (moment == null) {
            render(PlacementModel.nothing(Words.of("why.choose")));
        } else {
            latest.ask(new PlacementViewModel.Question(
                    moment.state(),
                    choice,
                    new Known(moment.at(), moment.evictions()),
                    moment.frame().start()));
        }
    }

    private void render(PlacementModel model) {
        if (model.equals(shown)) {
            return;
        }
        boolean other = shown == null || !shown.node().equals(model.node());
        shown = model;
        boolean asked = model.hint().isEmpty();
        scroll.setVisible(asked);
        hint.setVisible(!asked);
        hint.setText(model.hint());
        node.setText(model.node());
        subject.setText(model.subject());
        subject.getItems().setAll(model.daemonSets().stream().map(this::item).toList());
        question.setText(model.question());
        verdict.setText(model.tone().sign() + " " + model.verdict());
        tone(verdict, model.tone());
        explanation.setText(model.explanation());
        shown(explanation, !model.explanation().isEmpty());
        detail.setText(model.detail());
        shown(detail, !model.detail().isEmpty());
        checks.getChildren().clear();
        for (var section : model.sections()) {
            var heading = label(section.heading(), "section");
            checks.getChildren().add(heading);
            section.rows().forEach(row -> checks.getChildren().add(row(row)));
        }
        ways(model.waysOut());
        if (other) {
            scroll.setVvalue(0);
        }
    }

    private MenuItem item(ObjectKey key) {
        var item = new MenuItem(key.toString());
        item.setOnAction(event -> onDaemonSet.accept(key));
        return item;
    }

    private static Node row(Row row) {
        var sign = label(row.tone().sign(), row.tone().styleClass(), "sign");
        var rule = label(row.rule(), row.tone() == Tone.BAD ? "strong" : row.tone() == Tone.SILENT ? "muted" : "plain");
        rule.getStyleClass().add("rule");
        var said = new VBox();
        if (!row.code().isEmpty()) {
            said.getChildren()
                    .add(label(row.code(), "code", "small", row.tone() == Tone.BAD ? "danger-text" : "plain"));
        }
        if (!row.note().isEmpty()) {
            said.getChildren().add(label(row.note(), "small", "muted"));
        }
        if (row.tone() == Tone.BAD && !row.field().isEmpty()) {
            said.getChildren().add(label(row.field(), "code", "caption", "subtle"));
        }
        HBox.setHgrow(said, Priority.ALWAYS);
        var box = new HBox(sign, rule, said);
        box.getStyleClass().add("check-row");
        if (!row.field().isEmpty()) {
            Tooltip.install(box, new Tooltip(row.field()));
        }
        box.setAccessibleText(row.spoken());
        return box;
    }

    private void ways(List<WayOut> list) {
        ways.getChildren().clear();
        shown(ways, !list.isEmpty());
        if (list.isEmpty()) {
            return;
        }
        ways.getChildren().add(label(Words.of("why.out"), "strong"));
        boolean first = true;
        for (var way : list) {
            var lead = label(first ? way.lead() : Words.of("why.out.or", way.lead()), "lead");
            ways.getChildren().add(lead);
            if (!way.code().isEmpty()) {
                ways.getChildren().add(label(way.code(), "code", "small", "snippet"));
            }
            if (!way.commands().isEmpty()) {
                ways.getChildren().add(buttons(way, first));
            }
            first = false;
        }
    }

    private Node buttons(WayOut way, boolean first) {
        var preview = new Button(Words.of("why.preview"));
        preview.getStyleClass().add(first ? "primary" : "plain");
        preview.setOnAction(event -> onPreview.accept(way));
        var box = new FlowPane(8, 6, preview);
        if (!way.act().isEmpty()) {
            var act = new Button(way.act());
            act.setOnAction(event -> onApply.accept(way));
            box.getChildren().add(act);
        }
        return box;
    }

    private static Label label(String text, String... styles) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMaxWidth(Double.MAX_VALUE);
        label.getStyleClass().addAll(styles);
        return label;
    }

    private static void tone(Label label, Tone tone) {
        for (var any : Tone.values()) {
            label.getStyleClass().remove(any.styleClass());
        }
        label.getStyleClass().add(tone.styleClass());
    }

    private static void shown(Node node, boolean on) {
        node.setVisible(on);
        node.setManaged(on);
    }
}
