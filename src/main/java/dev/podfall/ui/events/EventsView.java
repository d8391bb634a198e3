package dev.podfall.ui.events;

import dev.podfall.api.meta.Kind;
import dev.podfall.play.Moment;
import dev.podfall.ui.events.EventFilter.Depth;
import dev.podfall.ui.frame.Failures;
import dev.podfall.ui.frame.Gradual;
import dev.podfall.ui.frame.Selection;
import dev.podfall.ui.text.ClockText;
import dev.podfall.ui.text.Fxml;
import dev.podfall.ui.text.FxmlFile;
import dev.podfall.ui.text.Words;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The list of what happened. */
@SuppressWarnings("NullAway.Init") // FXML fills the fields.
public final class EventsView {
    private static final PseudoClass FUTURE = PseudoClass.getPseudoClass("future");
    private static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");
    private static final PseudoClass ACT = PseudoClass.getPseudoClass("act");

    /** Lines that have to be read are waited for as long as nobody sees that; else they are shown later. */
    private static final long WAIT = 8_000_000;

    private static final int AROUND = 60;

    private @Nullable EventItems items;
    private final ReadOnlyIntegerWrapper warningCount = new ReadOnlyIntegerWrapper();
    private Gradual<EventsViewModel.Question, EventsViewModel.Answer> answers;
    private Executor worker;
    private Executor screen;
    private @Nullable CompletableFuture<?> reading;
    private @Nullable Moment moment;
    private Selection.Choice choice = Selection.Choice.NOTHING;
    private long playhead;
    private int now;
    private int size;
    private int total;
    private Consumer<EventLine> onChoose = line -> {};

    @FXML
    private VBox root;

    @FXML
    private ToggleGroup depths;

    @FXML
    private ToggleButton events;

    @FXML
    private ToggleButton decisions;

    @FXML
    private ToggleButton everything;

    @FXML
    private TextField text;

    @FXML
    private ChoiceBox<@Nullable Kind> kind;

    @FXML
    private CheckBox warnings;

    @FXML
    private CheckBox follow;

    @FXML
    private Label count;

    @FXML
    private TableView<EventRow> table;

    @FXML
    private TableColumn<EventRow, String> time;

    @FXML
    private TableColumn<EventRow, String> actor;

    @FXML
    private TableColumn<EventRow, String> reason;

    @FXML
    private TableColumn<EventRow, String> object;

    @FXML
    private TableColumn<EventRow, String> message;

    /** Screen's thread only. */
    public static EventsView load(Selection selection, Executor worker) {
        return load(selection, worker, Platform::runLater);
    }

    /** With a say in where the answer is shown: a picture wants it at once. */
    public static EventsView load(Selection selection, Executor worker, Executor screen) {
        EventsView view = Fxml.load(FxmlFile.EVENTS, EventsView.class);
        var model = new EventsViewModel(Gradual::part);
        view.worker = worker;
        view.screen = screen;
        view.answers = new Gradual<>(worker, screen, model::answer, EventsViewModel.Answer::whole, view::render);
        selection.listen(view::chosen);
        return view;
    }

    @FXML
    private void initialize() {
        column(time, line -> ClockText.exact(line.time()));
        column(actor, line -> Words.say(line.actor()));
        column(reason, line -> Words.say(line.reason()));
        column(object, EventLine::objectText);
        column(message, line -> Words.say(line.message()));
        var nothing = new Label();
        nothing.textProperty().bind(Words.text("events.empty"));
        table.setPlaceholder(nothing);
        table.setRowFactory(t -> new Row());
        table.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                choose(table.getSelectionModel().getSelectedItem());
            }
        });
        kind.getItems().add(null);
        kind.getItems().addAll(List.of(Kind.POD, Kind.NODE, Kind.DAEMON_SET, Kind.CONTROLLER_REVISION));
        kind.setConverter(new KindNames());
        Words.follow(root, this::sayAgain);
        depths.selectedToggleProperty().subscribe((old, chosen) -> {
            if (chosen == null) {
                depths.selectToggle(old);
            } else {
                ask();
            }
        });
        text.textProperty().subscribe(() -> ask());
        kind.valueProperty().subscribe(() -> ask());
        warnings.selectedProperty().subscribe(() -> ask());
        follow.selectedProperty().subscribe(() -> ask());
        root.widthProperty().subscribe(width -> {
            double others = time.getWidth() + actor.getWidth() + reason.getWidth() + object.getWidth();
            message.setPrefWidth(Math.max(200, width.doubleValue() - others - 16));
        });
    }

    public Node node() {
        return root;
    }

    public void show(Moment next) {
        boolean same = moment != null
                && moment.session() == next.session()
                && moment.shown() == next.shown()
                && moment.frame().journal().size() == next.frame().journal().size();
        moment = next;
        if (!same) {
            ask();
        }
    }

    /** Called with a line that was clicked: select its object, and show the moment of its step. */
    public void setOnChoose(Consumer<EventLine> action) {
        onChoose = action;
    }

    /** How many warnings there are: for the tab's title. */
    public ReadOnlyIntegerProperty warningCount() {
        return warningCount.getReadOnlyProperty();
    }

    /** Shows events, decisions too, or everything. */
    public void setDepth(Depth depth) {
        depths.selectToggle(
                switch (depth) {
                    case EVENTS -> events;
                    case DECISIONS -> decisions;
                    case EVERYTHING -> everything;
                });
    }

    private void chosen(Selection.Choice next) {
        choice = next;
        if (follow.isSelected()) {
            ask();
        }
    }

    private void ask() {
        if (moment != null) {
            answers.ask(new EventsViewModel.Question(moment, filter(), Words.wording()));
        }
    }

    private EventFilter filter() {
        var chosen = depths.getSelectedToggle();
        var depth = chosen == everything ? Depth.EVERYTHING : chosen == decisions ? Depth.DECISIONS : Depth.EVENTS;
        return new EventFilter(
                depth, text.getText(), kind.getValue(), warnings.isSelected(), follow.isSelected() ? choice : null);
    }

    private void render(EventsViewModel.Answer answer) {
        boolean moved = answer.future() != playhead || answer.now() != now;
        boolean past = answer.now() < answer.lines().size();
        boolean wasPast = now < size;
        playhead = answer.future();
        now = answer.now();
        size = answer.lines().size();
        if (items == null || !items.grow(answer.lines())) {
            items = new EventItems(answer.lines());
            table.setItems(items);
        }
        warningCount.set(answer.warnings());
        total = answer.total();
        sayCount();
        if (moved && size > 0) {
            // The last line that is not in the future stays in sight, with some of what comes after it.
            int fit = Math.max(1, (int) (table.getHeight() / table.getFixedCellSize()) - 1);
            table.scrollTo(past ? Math.max(0, answer.now() - fit * 2 / 3) : size - 1);
        }
        if (past || wasPast) {
            table.refresh();
        }
    }

    private void sayCount() {
        count.setText(size == total ? Words.of("events.count", total) : Words.of("events.count-of", size, total));
    }

    /** The same lines, filter and place in other words; a text that is looked for is looked for in these. */
    private void sayAgain() {
        table.refresh();
        // A choice box asks for the names of its choices once, and again for another converter.
        kind.setConverter(new KindNames());
        if (moment != null) {
            sayCount();
        }
        ask();
    }

    private void choose(@Nullable EventRow row) {
        if (row == null) {
            return;
        }
        var line = line(row);
        if (line != null) {
            onChoose.accept(line);
        } else {
            Failures.surface(CompletableFuture.supplyAsync(row::read, worker).thenAcceptAsync(onChoose, screen));
        }
    }

    /** What is in a row; null if it will be read and shown later, as its step has to come back. */
    private @Nullable EventLine line(EventRow row) {
        if (row.known() == null && reading == null) {
            read(row);
        }
        return row.known();
    }

    private void read(EventRow row) {
        var read = CompletableFuture.runAsync(() -> row.prepare(AROUND), worker);
        try {
            read.get(WAIT, TimeUnit.NANOSECONDS);
        } catch (TimeoutException later) {
            reading = read;
            Failures.surface(read.thenRunAsync(
                    () -> {
                        reading = null;
                        table.refresh();
                    },
                    screen));
        } catch (ExecutionException failed) {
            // Told once: no row asks again.
            reading = read;
            Failures.surface(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void column(TableColumn<EventRow, String> column, Function<EventLine, String> textOf) {
        column.setCellValueFactory(cell -> {
            var line = line(cell.getValue());
            return new ReadOnlyObjectWrapper<>(line == null ? "" : textOf.apply(line));
        });
        boolean code = Arrays.asList(time, object).contains(column);
        column.setCellFactory(c -> new TextCell(code));
    }

    private static final class TextCell extends TableCell<EventRow, String> {
        TextCell(boolean code) {
            if (code) {
                getStyleClass().add("code");
            }
        }

        @Override
        protected void updateItem(@Nullable String item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty ? null : item);
        }
    }

    private final class Row extends TableRow<EventRow> {
        Row() {
            setOnMouseClicked(event -> choose(getItem()));
        }

        @Override
        protected void updateItem(@Nullable EventRow row, boolean empty) {
            super.updateItem(row, empty);
            var line = row == null ? null : line(row);
            pseudoClassStateChanged(FUTURE, row != null && row.step() > playhead);
            pseudoClassStateChanged(WARNING, line != null && line.warning());
            pseudoClassStateChanged(ACT, line != null && line.sort() == EventLine.Sort.ACT);
        }
    }

    private static final class KindNames extends StringConverter<@Nullable Kind> {
        @Override
        public String toString(@Nullable Kind kind) {
            return kind == null ? Words.of("events.all-kinds") : kind.kindName();
        }

        @Override
        public @Nullable Kind fromString(String text) {
            return null;
        }
    }
}
