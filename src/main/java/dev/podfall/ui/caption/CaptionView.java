package dev.podfall.ui.caption;

import static dev.podfall.ui.control.Controls.label;
import static dev.podfall.ui.control.Controls.visible;

import dev.podfall.explain.caption.Caption;
import dev.podfall.explain.caption.CaptionLine;
import dev.podfall.explain.caption.CausalChain;
import dev.podfall.ui.control.KeyFocus;
import dev.podfall.ui.style.FontWidths;
import dev.podfall.ui.style.TextWidth;
import dev.podfall.ui.text.Fxml;
import dev.podfall.ui.text.FxmlFile;
import dev.podfall.ui.text.Words;
import java.time.Duration;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The line under the map, and the list and the diagram that it opens. */
@SuppressWarnings("NullAway.Init") // FXML and load() fill the fields.
public final class CaptionView {
    private static final KeyCodeCombination WHY = new KeyCodeCombination(KeyCode.J, KeyCombination.SHORTCUT_DOWN);
    private static final PseudoClass HERE = PseudoClass.getPseudoClass("here");
    private static final PseudoClass BOOKKEEPING = PseudoClass.getPseudoClass("bookkeeping");
    private static final PseudoClass LONG = PseudoClass.getPseudoClass("long");
    private static final PseudoClass VERY_LONG = PseudoClass.getPseudoClass("very-long");
    /** The sizes of a sentence, as in panels.css. */
    private static final double LARGE = 19;

    private static final double SMALL = 15;
    /** Words are not broken: two lines hold a little less than twice as much as one. */
    private static final double TWO_LINES = 1.75;

    private final ChainCanvas diagram = new ChainCanvas();
    private final FontWidths fonts = new FontWidths();
    private CaptionViewModel model;

    @FXML
    private VBox root;

    @FXML
    private ToggleButton bar;

    @FXML
    private VBox said;

    @FXML
    private Label sentence;

    @FXML
    private Label aside;

    @FXML
    private FontIcon arrow;

    @FXML
    private Tooltip whole;

    @FXML
    private VBox chain;

    @FXML
    private Label note;

    @FXML
    private ScrollPane scroll;

    @FXML
    private HBox body;

    @FXML
    private VBox rows;

    /** Builds the view from {@code fxml/caption/Caption.fxml}. Screen's thread only. */
    public static CaptionView load(CaptionViewModel model) {
        CaptionView view = Fxml.load(FxmlFile.CAPTION, CaptionView.class);
        view.model = model;
        view.body.getChildren().addFirst(view.diagram);
        view.scroll.vvalueProperty().subscribe(view::stickHead);
        view.scroll.viewportBoundsProperty().subscribe(view::stickHead);
        view.body.heightProperty().subscribe(view::stickHead);
        view.bar.selectedProperty().bindBidirectional(model.open());
        model.open().subscribe(view::showOpen);
        model.line().subscribe(view::say);
        view.said.widthProperty().subscribe(view::fit);
        model.chain().subscribe(view::list);
        Words.follow(view.root, () -> {
            view.say(model.line().get());
            view.list(model.chain().get());
        });
        view.root.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                scene.getAccelerators()
                        .put(WHY, () -> model.open().set(!model.open().get()));
            }
        });
        return view;
    }

    public VBox root() {
        return root;
    }

    private void showOpen(boolean open) {
        visible(chain, open);
        arrow.setIconCode(open ? Feather.CHEVRON_DOWN : Feather.CHEVRON_UP);
    }

    /** What the line says of what can be seen, for who does not see it; empty if nothing. */
    public static String spoken(CaptionLine line) {
        return line.seen() == null ? "" : words(line.seen());
    }

    private void say(CaptionLine line) {
        var main = line.seen() != null ? line.seen() : line.bookkeeping();
        var more = line.seen() != null ? line.bookkeeping() : null;
        var nothing = model.isConcealing() ? "chain.concealed" : "chain.nothing-yet";
        sentence.setText(main == null ? Words.of(nothing) : words(main));
        aside.setText(more == null ? "" : words(more));
        whole.setText(more == null ? sentence.getText() : Words.of("chain.both", sentence.getText(), aside.getText()));
        bar.setAccessibleText(whole.getText());
        bar.setAccessibleHelp(Words.of("chain.open.tip"));
        bar.setDisable(main == null);
        fit();
        mark();
    }

    /** What decides stands at a sentence's end: one that is long is written smaller, and alone if need be, not cut. */
    private void fit() {
        double room = said.getWidth();
        if (room <= 0) {
            return;
        }
        boolean more = !aside.getText().isEmpty();
        boolean isLong = width(LARGE) > room * (more ? 1 : TWO_LINES);
        sentence.pseudoClassStateChanged(LONG, isLong);
        boolean isVeryLong = isLong && width(SMALL) > room * TWO_LINES;
        sentence.pseudoClassStateChanged(VERY_LONG, isVeryLong);
        visible(aside, more && !isVeryLong);
    }

    private double width(double size) {
        return fonts.of(sentence.getText(), TextWidth.Face.STRONG, size);
    }

    private static String words(Caption caption) {
        return Words.say(caption.sentence());
    }

    private void list(@Nullable CausalChain found) {
        rows.getChildren().clear();
        diagram.show(found);
        if (found == null) {
            note.setText("");
            return;
        }
        note.setText(found.effectsAreCut() ? Words.of("chain.cut") : "");
        var space = new HBox();
        space.setMinHeight(ChainCanvas.HEAD);
        rows.getChildren().add(space);
        for (var link : found.all()) {
            rows.getChildren().add(row(link));
            if (found.causesLeftOut() > 0 && link.equals(found.causes().getFirst())) {
                var gap = label(Words.of("chain.left-out", found.causesLeftOut()), "caption", "subtle");
                gap.setMinHeight(ChainCanvas.ROW);
                rows.getChildren().add(gap);
            }
        }
        mark();
        reveal(found);
    }

    /** Scrolls to the step that somebody has asked about, and a little of what led to it. */
    private void reveal(CausalChain found) {
        scroll.applyCss();
        scroll.layout();
        double room = scroll.getViewportBounds().getHeight();
        double more = body.getHeight() - room;
        int row = found.causes().size() + (found.causesLeftOut() > 0 ? 1 : 0);
        double middle = ChainCanvas.HEAD + (row + 0.5) * ChainCanvas.ROW - room / 2;
        scroll.setVvalue(more <= 0 ? 0 : Math.clamp(middle / more, 0, 1));
    }

    private Node row(CausalChain.Link link) {
        var said = words(link.caption());
        var time = label(delay(link.delay()), "caption", "subtle");
        time.getStyleClass().add("chain-delay");
        var text = new Label(said);
        HBox.setHgrow(text, Priority.ALWAYS);
        var line = new HBox(8, time, text);
        line.setAlignment(Pos.CENTER_LEFT);
        var row = new Button(null, line);
        row.getStyleClass().addAll("flat", "chain-link");
        row.setMaxWidth(Double.MAX_VALUE);
        row.setMinHeight(ChainCanvas.ROW);
        row.setMaxHeight(ChainCanvas.ROW);
        row.setTooltip(new Tooltip(said));
        row.setAccessibleText(Words.of("chain.link", link.step(), said));
        row.setUserData(link);
        row.pseudoClassStateChanged(BOOKKEEPING, !link.caption().isSeen());
        row.setOnAction(event -> model.seek(link.caption().last()));
        return row;
    }

    private static String delay(Duration time) {
        return time.toMillis() == 0 ? "" : Words.of("chain.delay", time);
    }

    /** Shows which link the playhead is at. */
    private void mark() {
        long here = model.step();
        for (var row : rows.getChildren()) {
            if (row.getUserData() instanceof CausalChain.Link link) {
                row.pseudoClassStateChanged(
                        HERE, link.step() <= here && here <= link.caption().last());
            }
        }
    }

    /** Whatever is in sight, who acts there is said above it. */
    private void stickHead() {
        double more = body.getHeight() - scroll.getViewportBounds().getHeight();
        diagram.scrolled(more <= 0 ? 0 : scroll.getVvalue() * more - diagram.getLayoutY());
    }

    @FXML
    private void close() {
        model.open().set(false);
        KeyFocus.give(bar);
    }
}
