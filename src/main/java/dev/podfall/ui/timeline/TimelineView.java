package dev.podfall.ui.timeline;

import dev.podfall.api.core.Container;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.explain.caption.Captions;
import dev.podfall.explain.timeline.Timeline;
import dev.podfall.explain.timeline.TimelineReader;
import dev.podfall.kept.SessionFile;
import dev.podfall.language.Phrase;
import dev.podfall.play.Breakpoint;
import dev.podfall.play.Moment;
import dev.podfall.ui.frame.Gradual;
import dev.podfall.ui.frame.Hues;
import dev.podfall.ui.frame.Latest;
import dev.podfall.ui.frame.Selection;
import dev.podfall.ui.text.Fxml;
import dev.podfall.ui.text.FxmlFile;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** Revisions over time, and what they changed. */
@SuppressWarnings("NullAway.Init") // FXML fills the fields.
public final class TimelineView {
    /** While time runs, a picture every so often is enough: the playhead creeps. */
    private static final Duration PACE = Duration.millis(60);

    private final TimelineViewModel model = new TimelineViewModel();
    private final RevisionView revision = RevisionView.load();
    private final PauseTransition pace = new PauseTransition(PACE);
    private Gradual<Moment, Read> latest;
    private Selection selection;
    private TimelineCanvas canvas;
    private BranchStrip branches;
    private BookmarkStrip bookmarks;
    private BreakpointMenu breakpoints;
    private FlightClock flight;
    private TimelineActions actions = TimelineActions.NONE;
    private @Nullable Read waiting;
    private @Nullable Moment shown;

    /** A moment and what the worker read out of it. */
    private record Read(Moment moment, Timeline timeline, List<BranchLane> branches, Phrase spoken, boolean whole) {}

    @FXML
    private SplitPane root;

    @FXML
    private StackPane stage;

    @FXML
    private HBox tools;

    @FXML
    private MenuButton breaks;

    @FXML
    private Label empty;

    @FXML
    private StackPane detail;

    /** Screen's thread only. */
    public static TimelineView load(Selection selection, Hues hues, Executor worker) {
        return load(selection, hues, worker, Platform::runLater);
    }

    /** With a say in where the answer is shown: a picture wants it at once. */
    public static TimelineView load(Selection selection, Hues hues, Executor worker, Executor screen) {
        TimelineView view = Fxml.load(FxmlFile.TIMELINE, TimelineView.class);
        view.connect(selection, hues, worker, screen);
        return view;
    }

    private void connect(Selection chosen, Hues hues, Executor worker, Executor screen) {
        selection = chosen;
        canvas = new TimelineCanvas(model, hues);
        canvas.setOnSeek(time -> actions.seek(time));
        canvas.setOnChoose(this::choose);
        canvas.setOnStops(this::stopBefore, this::nextStop);
        var marks = new Latest<MarkReader.Question, MarkReader.Answer>(
                worker, screen, MarkReader::read, said -> canvas.tell(said.from(), said.until(), said.text()));
        canvas.setOnAsk(mark -> ask(marks, mark));
        canvas.setOnMark(mark -> actions.seekStep(model.stepOf(mark)));
        tools.widthProperty().subscribe(width -> canvas.setTools(width.doubleValue()));
        branches = new BranchStrip(model);
        breakpoints = new BreakpointMenu(breaks, all -> actions.breakAt(all));
        bookmarks = new BookmarkStrip(model, time -> actions.seek(time), now -> actions.bookmarks(now));
        canvas.setOnScale(() -> {
            bookmarks.refresh();
            branches.refresh();
        });
        flight = new FlightClock(model.flights(), canvas::repaint);
        VBox.setVgrow(canvas, Priority.ALWAYS);
        var lanes = new VBox(canvas, bookmarks, branches);
        lanes.setFillWidth(true);
        lanes.heightProperty().subscribe(height -> branches.setRoom(height.doubleValue()));
        stage.getChildren().addFirst(lanes);
        detail.getChildren().setAll(revision.node());
        revision.setOnCompare(dot -> {
            model.compareWith(dot);
            showDetail();
        });
        revision.setOnStep(step -> actions.seekStep(step));
        var reader = new TimelineReader();
        var branchReader = new BranchReader();
        latest = new Gradual<>(
                worker,
                screen,
                moment -> {
                    // Frame by frame nobody waits for the worker, and each frame has to be whole.
                    var timeline = flight.isByHand()
                            ? reader.read(moment.session(), moment.frame())
                            : reader.read(moment.session(), moment.frame(), Gradual.part());
                    return new Read(moment, timeline, branchReader.read(moment), spoken(moment), !reader.lags());
                },
                Read::whole,
                this::render);
        pace.setOnFinished(event -> {
            var last = waiting;
            waiting = null;
            if (last != null) {
                render(last);
            }
        });
        selection.listen(choice -> {
            model.choose(choice.daemonSet());
            reveal(choice.daemonSet());
            showDetail();
        });
        revision.show(null, List.of(), java.time.Instant.EPOCH);
    }

    private static Phrase spoken(Moment moment) {
        return moment.playing() || moment.shown() == 0
                ? Phrase.NONE
                : Captions.of(moment.frame().journal(), moment.shown()).sentence();
    }

    private void ask(Latest<MarkReader.Question, MarkReader.Answer> marks, MarkRow.Cluster mark) {
        var moment = shown;
        if (moment != null) {
            marks.ask(
                    new MarkReader.Question(moment, model.timeline().marks(), mark.from(), mark.until(), mark.count()));
        }
    }

    public Node node() {
        return root;
    }

    /** Shows these bookmarks. */
    public void setBookmarks(List<SessionFile.Bookmark> now) {
        model.bookmarks(now);
        bookmarks.show();
        canvas.repaint();
    }

    /** Ticks these breakpoints and no others. */
    public void setBreakpoints(List<Breakpoint> now) {
        breakpoints.choose(now);
    }

    /** Lets somebody write what to call the moment that is shown. */
    @FXML
    public void addBookmark() {
        bookmarks.add();
    }

    /** What is drawn. */
    TimelineCanvas canvas() {
        return canvas;
    }

    TimelineViewModel model() {
        return model;
    }

    public void show(Moment moment) {
        latest.ask(moment);
    }

    public void setActions(TimelineActions newActions) {
        actions = newActions;
        revision.setActions(newActions);
        branches.setActions(newActions);
    }

    /** What lets revisions fly: the map's clock. */
    public FlightClock flight() {
        return flight;
    }

    /** Called with a ControllerRevision that somebody wants to see. */
    public void setOnRevision(Consumer<ObjectKey> action) {
        revision.setOnOpen(action);
    }

    private void render(Read read) {
        if (!flight.isByHand()
                && pace.getStatus() == PauseTransition.Status.RUNNING
                && read.moment().playing()
                && shown != null
                && shown.session() == read.moment().session()) {
            waiting = read;
            return;
        }
        waiting = null;
        shown = read.moment();
        model.show(read.timeline(), read.branches(), read.moment());
        model.spoken(read.spoken());
        breakpoints.show(read.moment().state());
        if (read.whole()) {
            // Before that a number may be missing that was given by a step that is shown.
            model.flights()
                    .follow(
                            read.timeline(),
                            read.moment().session(),
                            read.moment().shown());
            flight.start();
        }
        empty.setVisible(read.timeline().lanes().isEmpty());
        tools.setVisible(!empty.isVisible());
        canvas.repaint();
        bookmarks.refresh();
        branches.refresh();
        showDetail();
        pace.playFromStart();
    }

    private void choose(LaneLayout.Hit hit) {
        selection.daemonSet(hit.lane().daemonSet());
        var dot = hit.dot();
        if (dot != null) {
            model.choose(hit.lane(), dot);
        }
        canvas.repaint();
        showDetail();
    }

    private void reveal(@Nullable ObjectKey daemonSet) {
        var lanes = model.timeline().lanes();
        for (int i = 0; i < lanes.size(); i++) {
            if (lanes.get(i).daemonSet().equals(daemonSet)) {
                canvas.reveal(i);
            }
        }
    }

    private void showDetail() {
        var moment = shown;
        if (moment == null) {
            return;
        }
        var said = model.detail();
        var daemonSet = said == null ? null : moment.state().daemonSet(said.daemonSet());
        List<Container> live = daemonSet == null
                ? List.of()
                : daemonSet.spec().template().spec().containers();
        revision.show(said, live, model.timeline().start());
    }

    @FXML
    private void stopBefore() {
        int stop = model.stopBefore();
        if (stop > 0) {
            actions.seekStep(stop);
        }
    }

    @FXML
    private void nextStop() {
        int stop = model.nextStop();
        if (stop > 0) {
            actions.seekStep(stop);
        }
    }

    @FXML
    private void zoomIn() {
        canvas.zoom(1.4);
    }

    @FXML
    private void zoomOut() {
        canvas.zoom(1 / 1.4);
    }

    @FXML
    private void zoomAll() {
        model.showAll();
        canvas.repaint();
        bookmarks.refresh();
        branches.refresh();
    }
}
