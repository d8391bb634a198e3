package dev.podfall.ui.nodes;

import dev.podfall.manifest.SyntaxSpans;
import dev.podfall.play.Moment;
import dev.podfall.ui.frame.ChoicePanel;
import dev.podfall.ui.frame.Selection;
import dev.podfall.ui.text.Fxml;
import dev.podfall.ui.text.FxmlFile;
import dev.podfall.ui.text.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.jspecify.annotations.Nullable;

/** The inspector's YAML tab: to read, search and copy. */
@SuppressWarnings("NullAway.Init") // FXML fills the fields.
public final class YamlView extends ChoicePanel<Question, YamlModel> {
    private final CodeArea area = new CodeArea();
    private List<Integer> hits = List.of();
    private int hit = -1;

    @FXML
    private StackPane root;

    @FXML
    private VBox content;

    @FXML
    private TextField find;

    @FXML
    private Label found;

    @FXML
    private FlowPane legend;

    @FXML
    private StackPane place;

    @FXML
    private Label hint;

    /**
     * Screen's thread only.
     *
     * @param worker where it is worked out
     * @param screen where the answer is shown: a picture wants it at once
     */
    public static YamlView load(Selection selection, Executor worker, Executor screen) {
        YamlView view = Fxml.load(FxmlFile.YAML, YamlView.class);
        view.follow(selection, worker, screen, YamlModel::answer);
        return view;
    }

    @FXML
    private void initialize() {
        area.setEditable(false);
        area.setWrapText(false);
        area.getStyleClass().add("yaml-area");
        area.accessibleTextProperty().bind(Words.text("yaml.name"));
        place.getChildren().setAll(new VirtualizedScrollPane<>(area));
        find.textProperty().subscribe(() -> search());
        Words.follow(found, this::sayFound);
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
    protected YamlModel nothing() {
        return new YamlModel("", "", List.of(), List.of(), Words.of("summary.choose"));
    }

    @Override
    protected void render(YamlModel model, @Nullable YamlModel before) {
        boolean sameObject = before != null && before.title().equals(model.title());
        boolean some = model.hint().isEmpty();
        content.setVisible(some);
        hint.setVisible(!some);
        hint.setText(model.hint());
        double top = sameObject && area.getLength() > 0 ? area.getEstimatedScrollY() : 0;
        area.replaceText(model.text());
        if (!model.text().isEmpty()) {
            area.setStyleSpans(0, spans(model));
        }
        for (int i = 0; i < model.origins().size(); i++) {
            area.setParagraphStyle(
                    i,
                    model.origins()
                            .get(i)
                            .map(origin -> List.of(origin.styleClass()))
                            .orElse(List.of()));
        }
        area.moveTo(0);
        area.scrollYToPixel(top);
        legend.getChildren().setAll(model.legend().stream().map(YamlView::key).toList());
        search();
    }

    private static Node key(Origin origin) {
        var square = new Region();
        square.getStyleClass().addAll("origin-key", origin.styleClass());
        var label = new Label(null, square);
        label.textProperty().bind(Words.text(origin.words()));
        label.getStyleClass().addAll("caption", "muted");
        var tip = new Tooltip();
        tip.textProperty().bind(Words.text(origin.tip()));
        label.setTooltip(tip);
        return label;
    }

    private static StyleSpans<Collection<String>> spans(YamlModel model) {
        var out = new StyleSpansBuilder<Collection<String>>();
        var lines = model.text().split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            int at = 0;
            for (var span : model.syntax().get(i).spans()) {
                out.add(List.of(), span.start() - at);
                out.add(List.of(style(span.kind())), span.end() - span.start());
                at = span.end();
            }
            // The line break belongs to the line; the last line has none.
            out.add(List.of(), lines[i].length() - at + (i + 1 < lines.length ? 1 : 0));
        }
        return out.create();
    }

    private static String style(SyntaxSpans.Kind kind) {
        return "yaml-" + kind.name().toLowerCase(Locale.ROOT);
    }

    private void search() {
        var text = find.getText().toLowerCase(Locale.ROOT);
        var all = area.getText().toLowerCase(Locale.ROOT);
        var places = new ArrayList<Integer>();
        if (!text.isEmpty()) {
            for (int at = all.indexOf(text); at >= 0; at = all.indexOf(text, at + text.length())) {
                places.add(at);
            }
        }
        hits = places;
        hit = -1;
        if (places.isEmpty()) {
            area.deselect();
            sayFound();
        } else {
            go(0);
        }
    }

    private void go(int to) {
        if (!hits.isEmpty()) {
            hit = Math.floorMod(to, hits.size());
            int at = hits.get(hit);
            area.selectRange(at, at + find.getText().length());
            area.requestFollowCaret();
            sayFound();
        }
    }

    private void sayFound() {
        found.setText(
                !hits.isEmpty()
                        ? Words.of("yaml.found", hit + 1, hits.size())
                        : find.getText().isEmpty() ? "" : Words.of("yaml.none"));
    }

    @FXML
    private void next() {
        go(hit + 1);
    }

    @FXML
    private void previous() {
        go(hit - 1);
    }

    @FXML
    private void copy() {
        var clip = new ClipboardContent();
        clip.putString(area.getText() + "\n");
        Clipboard.getSystemClipboard().setContent(clip);
    }
}
