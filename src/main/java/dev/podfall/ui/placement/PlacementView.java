package dev.podfall.ui.placement;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.explain.Known;
import dev.podfall.explain.RunWords;
import dev.podfall.play.Moment;
import dev.podfall.ui.control.Tone;
import dev.podfall.ui.frame.Latest;
import dev.podfall.ui.frame.Selection;
import dev.podfall.ui.placement.PlacementModel.Row;
import dev.podfall.ui.placement.PlacementModel.WayOut;
import dev.podfall.ui.text.Fxml;
import dev.podfall.ui.text.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
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
    private static final double TIP_WIDTH = 360;

    private Latest<PlacementViewModel.Question, PlacementModel> latest;
    private Selection.Choice choice = Selection.Choice.NOTHING;
    private @Nullable Moment moment;
    private @Nullable PlacementModel shown;
    private Consumer<WayOut> onPreview = way -> {};
    private Consumer<WayOut> onApply = way -> {};
    private Consumer<ObjectKey> onDaemonSet = key -> {};
    private BiConsumer<Kind, ObjectKey> onChoose = (kind, key) -> {};
    /** What is said of times to come: that goes on without a write. */
    private final List<Clock> clocks = new ArrayList<>();

    /** A line that counts down. */
    private final class Clock {
        private final Label label = label("", "small", "strong");
        private final RunWords.Next next;

        Clock(RunWords.Next next) {
            this.next = next;
            show();
        }

        void show() {
            if (moment != null) {
                label.setText(Words.say(RunWords.countdown(next.event(), Duration.between(moment.at(), next.at()))));
            }
        }
    }

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
        clocks.forEach(Clock::show);
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

    /** Called with what somebody wants to look at. */
    public void setOnChoose(BiConsumer<Kind, ObjectKey> action) {
        onChoose = action;
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
                    moment.frame().start(),
                    moment.steps()));
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
        clocks.clear();
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

    private Node row(Row row) {
        var sign = label(row.tone().sign(), row.tone().styleClass(), "sign");
        var said = new VBox();
        if (row.next() != null) {
            var clock = new Clock(row.next());
            clocks.add(clock);
            said.getChildren().add(clock.label);
        }
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
        var box = new HBox(sign, rule(row), said);
        box.getStyleClass().add("check-row");
        var tip = Stream.of(row.tip(), row.field())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n"));
        if (!tip.isEmpty()) {
            Tooltip.install(box, tooltip(tip));
        }
        box.setAccessibleText(row.spoken());
        return box;
    }

    private Node rule(Row row) {
        var link = row.link();
        if (link == null) {
            var style = row.tone() == Tone.BAD ? "strong" : row.tone() == Tone.SILENT ? "muted" : "plain";
            return label(row.rule(), style, "rule");
        }
        var rule = new Hyperlink(row.rule());
        rule.setWrapText(true);
        rule.getStyleClass().add("rule");
        rule.setOnAction(event -> {
            rule.setVisited(false);
            onChoose.accept(link.kind(), link.key());
        });
        return rule;
    }

    private static Tooltip tooltip(String text) {
        var tip = new Tooltip(text);
        tip.setWrapText(true);
        tip.setMaxWidth(TIP_WIDTH);
        return tip;
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
