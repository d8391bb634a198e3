package dev.podfall.ui.placement;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.explain.Known;
import dev.podfall.explain.RunWords;
import dev.podfall.play.Moment;
import dev.podfall.ui.control.Tone;
import dev.podfall.ui.frame.ChoicePanel;
import dev.podfall.ui.frame.Selection;
import dev.podfall.ui.placement.PlacementModel.Row;
import dev.podfall.ui.placement.PlacementModel.WayOut;
import dev.podfall.ui.text.Fxml;
import dev.podfall.ui.text.FxmlFile;
import dev.podfall.ui.text.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The inspector's first tab. */
@SuppressWarnings("NullAway.Init") // FXML fills the fields.
public final class PlacementView extends ChoicePanel<PlacementViewModel.Question, PlacementModel> {
    private static final double TIP_WIDTH = 360;
    /** Narrower than this, what is said stands below the rule and not beside it. */
    private static final double NARROW = 290;

    private Consumer<List<String>> onStage = lines -> {};
    private Foretelling foretelling = (lines, receiver) -> {};
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
            var now = moment();
            if (now != null) {
                label.setText(Words.say(RunWords.countdown(next.event(), Duration.between(now.at(), next.at()))));
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
    private Label dot;

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

    /**
     * Screen's thread only.
     *
     * @param worker where it is worked out
     * @param screen where the answer is shown: a picture wants it at once
     */
    public static PlacementView load(Selection selection, Executor worker, Executor screen) {
        PlacementView view = Fxml.load(FxmlFile.PLACEMENT, PlacementView.class);
        view.follow(selection, worker, screen, PlacementViewModel::answer);
        view.root.widthProperty().map(width -> view.isNarrow()).subscribe(narrow -> view.renderAgain());
        return view;
    }

    @Override
    public Node node() {
        return root;
    }

    /** Nothing that this panel says changes without a write, but for when pods are evicted. */
    @Override
    protected boolean isSame(Moment one, Moment other) {
        return super.isSame(one, other) && one.evictions().equals(other.evictions());
    }

    @Override
    protected void passed(Moment now) {
        clocks.forEach(Clock::show);
    }

    /** Called with the lines of a change that would help, to be staged: nothing is run from here. */
    public void setOnStage(Consumer<List<String>> action) {
        onStage = action;
    }

    /** Says what changes would do, each for itself. */
    public interface Foretelling {
        /**
         * @param lines those of each change
         * @param receiver takes the place of a change and what it would do; screen's thread only
         */
        void ask(List<List<String>> lines, BiConsumer<Integer, String> receiver);
    }

    /** Asked whenever there are other changes that would help. */
    public void setForetelling(Foretelling teller) {
        foretelling = teller;
    }

    /** Called when somebody wants to know the same of another DaemonSet. */
    public void setOnDaemonSet(Consumer<ObjectKey> action) {
        onDaemonSet = action;
    }

    /** Called with what somebody wants to look at. */
    public void setOnChoose(BiConsumer<Kind, ObjectKey> action) {
        onChoose = action;
    }

    @Override
    protected PlacementViewModel.Question question(Moment moment, Selection.Choice choice) {
        return new PlacementViewModel.Question(
                moment.state(),
                choice,
                new Known(moment.at(), moment.evictions()),
                moment.frame().start(),
                moment.steps());
    }

    @Override
    protected PlacementModel nothing() {
        return PlacementModel.nothing(Words.of("why.choose"));
    }

    /** Whether there is no room for two columns. */
    private boolean isNarrow() {
        return root.getWidth() > 0 && root.getWidth() < NARROW;
    }

    @Override
    protected void render(PlacementModel model, @Nullable PlacementModel before) {
        boolean other = before == null || !before.node().equals(model.node());
        boolean asked = model.hint().isEmpty();
        scroll.setVisible(asked);
        hint.setVisible(!asked);
        hint.setText(model.hint());
        node.setText(model.node());
        shown(node, !model.node().isEmpty());
        shown(dot, !model.node().isEmpty());
        subject.setText(model.subject());
        subject.getItems().setAll(model.daemonSets().stream().map(this::item).toList());
        question.setText(model.question());
        verdict.setText(model.tone().sign() + " " + model.verdict());
        tone(verdict, model.tone());
        verdict.setTooltip(model.meaning().isEmpty() ? null : tooltip(model.meaning()));
        explanation.setText(model.explanation());
        shown(explanation, !model.explanation().isEmpty());
        detail.setText(model.detail());
        shown(detail, !model.detail().isEmpty());
        checks.getChildren().clear();
        clocks.clear();
        for (var section : model.sections()) {
            checks.getChildren().add(label(section.heading(), "section"));
            checks.getChildren().add(rows(section));
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

    private Node rows(PlacementModel.Section section) {
        var rows = new VBox();
        section.rows().forEach(row -> rows.getChildren().add(row(row)));
        if (section.folded().isEmpty()) {
            return rows;
        }
        var sign = label(Tone.GOOD.sign(), Tone.GOOD.styleClass(), "sign");
        var unfold = new Hyperlink(section.folded());
        var folded = new HBox(sign, unfold);
        folded.getStyleClass().add("check-row");
        var box = new VBox(folded);
        unfold.setOnAction(event -> box.getChildren().setAll(rows));
        return box;
    }

    private Node row(Row row) {
        var sign = label(row.tone().sign(), row.tone().styleClass(), "sign");
        var said = new VBox(2);
        if (row.next() != null) {
            var clock = new Clock(row.next());
            clocks.add(clock);
            said.getChildren().add(clock.label);
        }
        if (!row.code().isEmpty()) {
            said.getChildren()
                    .add(label(row.code(), "code", "small", row.tone() == Tone.BAD ? "danger-text" : "plain"));
        }
        row.note().lines().forEach(line -> said.getChildren().add(label(line, "small", "muted")));
        if (row.tone() == Tone.BAD && !row.field().isEmpty()) {
            said.getChildren().add(label(row.field(), "code", "caption", "subtle"));
        }
        var rule = rule(row, (kind, key) -> onChoose.accept(kind, key));
        boolean wide = row.wide() || isNarrow();
        if (wide && !row.rule().isEmpty()) {
            rule.getStyleClass().remove("rule");
            said.getChildren().addFirst(rule);
        }
        HBox.setHgrow(said, Priority.ALWAYS);
        var box = wide ? new HBox(sign, said) : new HBox(sign, rule, said);
        box.getStyleClass().add("check-row");
        var tip = Stream.of(row.tip(), row.field())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n"));
        if (!tip.isEmpty()) {
            Tooltip.install(box, tooltip(tip));
        }
        box.setAccessibleText(row.spoken());
        box.setAccessibleHelp(row.tip());
        return box;
    }

    private static Labeled rule(Row row, BiConsumer<Kind, ObjectKey> choose) {
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
            choose.accept(link.kind(), link.key());
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
            foretelling.ask(List.of(), (place, said) -> {});
            return;
        }
        ways.getChildren().add(label(Words.of("why.out"), "strong"));
        if (list.stream().anyMatch(way -> !way.lines().isEmpty() || way.ask() != null)) {
            ways.getChildren().add(label(Words.of("why.out.staged"), "small", "muted"));
        }
        var effects = new ArrayList<Label>();
        boolean first = true;
        for (var way : list) {
            ways.getChildren().add(label(first ? way.lead() : Words.of("why.out.or", way.lead()), "lead"));
            if (!way.code().isEmpty()) {
                ways.getChildren().add(label(way.code(), "code", "small", "snippet"));
            }
            var effect = label("", "small", "strong", "effect");
            effects.add(effect);
            shown(effect, false);
            var ask = way.ask();
            if (ask != null) {
                ways.getChildren().add(asking(ask, way.act(), first));
            } else if (!way.lines().isEmpty()) {
                ways.getChildren().addAll(effect, button(way.act(), first, way::lines));
            }
            first = false;
        }
        foretelling.ask(list.stream().map(WayOut::lines).toList(), (place, said) -> {
            var effect = effects.get(place);
            effect.setText(Words.of("why.out.effect", said));
            shown(effect, true);
        });
    }

    private Node asking(PlacementModel.Ask ask, String act, boolean first) {
        var field = new TextField(ask.suggested());
        field.setAccessibleText(act);
        field.getStyleClass().add("code");
        var button = button(
                act, first, () -> List.of(ask.beginning() + field.getText().strip()));
        button.disableProperty()
                .bind(field.textProperty()
                        .map(text -> text.isBlank() || text.strip().equals(ask.suggested())));
        field.setOnAction(event -> button.fire());
        return new VBox(6, field, button);
    }

    private Button button(String act, boolean first, Supplier<List<String>> lines) {
        var button = new Button(act);
        button.setWrapText(true);
        button.getStyleClass().add(first ? "primary" : "plain");
        button.setTooltip(tooltip(Words.of("why.out.staged")));
        button.setOnAction(event -> onStage.accept(lines.get()));
        return button;
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
