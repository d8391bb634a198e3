package dev.podfall.ui.nodes;

import static dev.podfall.ui.control.Controls.label;

import dev.podfall.play.Moment;
import dev.podfall.ui.control.Glossary;
import dev.podfall.ui.control.PodSquare;
import dev.podfall.ui.control.Tone;
import dev.podfall.ui.frame.ChoicePanel;
import dev.podfall.ui.frame.Hues;
import dev.podfall.ui.frame.Selection;
import dev.podfall.ui.nodes.SummaryModel.Bar;
import dev.podfall.ui.nodes.SummaryModel.Chip;
import dev.podfall.ui.nodes.SummaryModel.Fact;
import dev.podfall.ui.nodes.SummaryModel.Row;
import dev.podfall.ui.nodes.SummaryModel.Section;
import dev.podfall.ui.nodes.SummaryModel.Target;
import dev.podfall.ui.style.FontWidths;
import dev.podfall.ui.style.TextWidth;
import dev.podfall.ui.text.Fxml;
import dev.podfall.ui.text.FxmlFile;
import dev.podfall.ui.text.Shorten;
import dev.podfall.ui.text.Term;
import dev.podfall.ui.text.Words;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The inspector's second tab. */
@SuppressWarnings("NullAway.Init") // FXML fills the fields.
public final class SummaryView extends ChoicePanel<Question, SummaryModel> {
    /** The size of {@code .chip}. */
    private static final double CHIP_SIZE = 11;
    /** Two chips beside each other in a panel that is not wide. */
    private static final double CHIP_ROOM = 265;

    private final FontWidths widths = new FontWidths();
    private BiConsumer<dev.podfall.api.meta.Kind, dev.podfall.api.meta.ObjectKey> onChoose = (kind, key) -> {};

    @FXML
    private StackPane root;

    @FXML
    private ScrollPane scroll;

    @FXML
    private Label title;

    @FXML
    private Label subtitle;

    @FXML
    private VBox sections;

    @FXML
    private Label hint;

    /**
     * Screen's thread only.
     *
     * @param worker where it is worked out
     * @param screen where the answer is shown: a picture wants it at once
     */
    public static SummaryView load(Selection selection, Hues hues, Executor worker, Executor screen) {
        SummaryView view = Fxml.load(FxmlFile.SUMMARY, SummaryView.class);
        var model = new SummaryViewModel(hues);
        view.follow(selection, worker, screen, model::answer);
        return view;
    }

    @Override
    public Node node() {
        return root;
    }

    /** Called with what was clicked: a pod of the node, the node of the pod ... */
    public void setOnChoose(BiConsumer<dev.podfall.api.meta.Kind, dev.podfall.api.meta.ObjectKey> action) {
        onChoose = action;
    }

    @Override
    protected Question question(Moment moment, Selection.Choice choice) {
        return Question.of(moment, choice);
    }

    @Override
    protected SummaryModel nothing() {
        return SummaryModel.nothing(Words.of("summary.choose"));
    }

    @Override
    protected void render(SummaryModel model, @Nullable SummaryModel before) {
        boolean other = before == null || !before.title().equals(model.title());
        boolean some = model.hint().isEmpty();
        scroll.setVisible(some);
        hint.setVisible(!some);
        hint.setText(model.hint());
        title.setText(model.title());
        subtitle.setText(model.subtitle());
        for (var tone : Tone.values()) {
            subtitle.getStyleClass().remove(tone.styleClass());
        }
        subtitle.getStyleClass().add(model.tone().styleClass());
        sections.getChildren()
                .setAll(model.sections().stream().map(this::section).toList());
        if (other) {
            scroll.setVvalue(0);
        }
    }

    private Node section(Section section) {
        var heading = label(section.heading(), "section");
        var box = new VBox(heading);
        switch (section) {
            case SummaryModel.Facts facts ->
                facts.facts().forEach(fact -> box.getChildren().add(fact(fact)));
            case SummaryModel.Chips chips -> {
                var flow = new FlowPane(5, 5);
                chips.chips().forEach(chip -> flow.getChildren().add(chip(chip)));
                box.getChildren().add(flow);
            }
            case SummaryModel.Bars bars ->
                bars.bars().forEach(bar -> box.getChildren().add(bar(bar)));
            case SummaryModel.Code code -> box.getChildren().add(label(code.text(), "code", "small", "plain"));
            case SummaryModel.Rows rows ->
                rows.rows().forEach(row -> box.getChildren().add(row(row)));
        }
        return box;
    }

    private static Node fact(Fact fact) {
        var name = Glossary.explain(
                label(fact.name(), "small", "muted", "fact-name"),
                Term.of(fact.word()).stream().toList());
        var value = label(
                fact.value(),
                "code",
                "small",
                fact.tone() == Tone.SOFT ? "plain" : fact.tone().styleClass());
        HBox.setHgrow(value, Priority.ALWAYS);
        var box = new HBox(name, value);
        box.getStyleClass().add("fact");
        return box;
    }

    private Node chip(Chip chip) {
        var text = Shorten.qualified(chip.text(), widths.ruler(TextWidth.Face.CODE, CHIP_SIZE), CHIP_ROOM);
        var label = new Label(chip.sign().isEmpty() ? text : chip.sign() + " " + text);
        label.getStyleClass().addAll("chip", chip.styleClass());
        label.setAccessibleText(chip.tip());
        var terms = Term.of(chip.word()).stream().toList();
        Glossary.explain(label, terms);
        label.setTooltip(new Tooltip(terms.isEmpty() ? chip.tip() : chip.tip() + "\n\n" + Term.sentences(terms)));
        return label;
    }

    private static Node bar(Bar bar) {
        var name = label(bar.name(), "small", "muted", "bar-name");
        var progress = new ProgressBar(Math.min(1, bar.share()));
        progress.getStyleClass().add("capacity");
        if (bar.share() >= 0.9) {
            progress.getStyleClass().add("full");
        }
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.setAccessibleText(Words.of("summary.bar", bar.name(), bar.text()));
        HBox.setHgrow(progress, Priority.ALWAYS);
        var text = new Label(bar.text());
        text.getStyleClass().addAll("code", "caption", "muted");
        text.setMinWidth(Region.USE_PREF_SIZE);
        var box = new HBox(8, name, progress, text);
        box.getStyleClass().add("bar-row");
        return box;
    }

    private Node row(Row row) {
        var head = new HBox(7);
        head.getStyleClass().add("row-head");
        if (row.hue() >= 0) {
            head.getChildren().add(new PodSquare(row.hue(), row.number()));
        } else if (row.target() == null) {
            head.getChildren().add(label(row.tone().sign(), row.tone().styleClass(), "sign"));
        }
        head.getChildren().add(name(row));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var value = new Label(row.value());
        value.getStyleClass()
                .addAll("small", row.tone() == Tone.SOFT ? "muted" : row.tone().styleClass());
        value.setMinWidth(Region.USE_PREF_SIZE);
        head.getChildren().addAll(space, value);
        var box = new VBox(head);
        if (!row.note().isEmpty()) {
            box.getChildren().add(label(row.note(), "small", "muted", "row-note"));
        }
        box.getStyleClass().add("summary-row");
        return box;
    }

    private Node name(Row row) {
        var target = row.target();
        if (target == null) {
            return label(row.name(), "plain");
        }
        var link = new Hyperlink(row.name());
        link.getStyleClass().addAll("code", "row-link");
        link.setOnAction(event -> choose(target));
        return link;
    }

    private void choose(Target target) {
        onChoose.accept(target.kind(), target.key());
    }
}
