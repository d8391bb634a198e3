package dev.podfall.ui.app;

import dev.podfall.api.meta.ObjectKey;
import dev.podfall.kept.SessionFile;
import dev.podfall.play.Breakpoint;
import dev.podfall.play.Moment;
import dev.podfall.play.Player;
import dev.podfall.ui.events.EventsView;
import dev.podfall.ui.frame.Hues;
import dev.podfall.ui.frame.Selection;
import dev.podfall.ui.text.Words;
import dev.podfall.ui.timeline.FlightClock;
import dev.podfall.ui.timeline.TimelineActions;
import dev.podfall.ui.timeline.TimelineView;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/** The bottom: revisions, events, and what else is put there. Only the tab that is looked at is kept up to date. */
public final class BottomPanel {
    private final TabPane tabs = new TabPane();
    private final TimelineView timeline;
    private final EventsView events;
    private final Tab eventsTab;
    private @Nullable Moment moment;
    private Consumer<List<String>> onRun = lines -> {};
    private LongConsumer onCompare = branch -> {};
    private Consumer<List<SessionFile.Bookmark>> onBookmarks = marks -> {};
    private Consumer<List<Breakpoint>> onStops = stops -> {};

    /** Screen's thread only. */
    public BottomPanel(Selection selection, Hues hues, Executor worker) {
        this(selection, hues, worker, Platform::runLater);
    }

    BottomPanel(Selection selection, Hues hues, Executor worker, Executor screen) {
        this.timeline = TimelineView.load(selection, hues, worker, screen);
        this.events = EventsView.load(selection, worker, screen);
        this.eventsTab = Inspector.tab("bottom.events", events.node());
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getTabs().addAll(Inspector.tab("bottom.revisions", timeline.node()), eventsTab);
        tabs.getSelectionModel().selectedIndexProperty().subscribe(() -> refresh());
        var warnings = events.warningCount();
        eventsTab
                .textProperty()
                .bind(Bindings.createStringBinding(
                        () -> warnings.get() == 0
                                ? Words.of("bottom.events")
                                : Words.of("bottom.events.warnings", warnings.get()),
                        warnings,
                        Words.current()));
    }

    /** What lets revisions fly over the timeline. */
    FlightClock flight() {
        return timeline.flight();
    }

    /** Lets the panels move this player's time. */
    public void connect(Player player, Selection selection) {
        timeline.setActions(new Actions(player));
        events.setOnChoose(line -> {
            Inspector.choose(selection, moment, line.kind(), line.object());
            player.seek((int) line.step());
        });
    }

    /** Called with a ControllerRevision that is to be shown as an object. */
    void setOnRevision(Consumer<ObjectKey> action) {
        timeline.setOnRevision(action);
    }

    /** Called with the kubectl commands that are to be run. */
    public void setOnRun(Consumer<List<String>> action) {
        onRun = action;
    }

    /** Called with the bookmarks when somebody has changed them. */
    void setOnBookmarks(Consumer<List<SessionFile.Bookmark>> action) {
        onBookmarks = action;
    }

    /** Called with all breakpoints when somebody has ticked others. */
    void setOnStops(Consumer<List<Breakpoint>> action) {
        onStops = action;
    }

    /** Time stops at these now. */
    void setStops(List<Breakpoint> now) {
        timeline.setBreakpoints(now);
    }

    void setBookmarks(List<SessionFile.Bookmark> now) {
        timeline.setBookmarks(now);
    }

    /** Brings the timeline to the front. */
    void showRevisions() {
        tabs.getSelectionModel().selectFirst();
    }

    /** Lets somebody write what to call the moment that is shown. */
    void addBookmark() {
        showRevisions();
        timeline.addBookmark();
    }

    /** Called with the number of a branch that is to be compared with what is shown. */
    public void setOnCompare(LongConsumer action) {
        onCompare = action;
    }

    /**
     * Adds one more tab at the end.
     *
     * @param words the key of its title
     * @param onClick where somebody goes on who clicks the title; keys that go along titles stay there
     */
    public void add(String words, Node panel, Runnable onClick) {
        var tab = Inspector.tab(words, panel);
        tabs.getTabs().add(tab);
        tabs.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getTarget() instanceof Node target && isTitle(target, tab)) {
                onClick.run();
            }
        });
    }

    private boolean isTitle(Node target, Tab tab) {
        for (Node node = target; node != null && node != tabs; node = node.getParent()) {
            // That is how JavaFX's own skin names the title of a tab.
            if (node.getProperties().get(Tab.class) == tab) {
                return true;
            }
        }
        return false;
    }

    /** Brings the tab to the front that shows this. */
    public void choose(Node panel) {
        tabs.getTabs().stream()
                .filter(tab -> tab.getContent() == panel)
                .findFirst()
                .ifPresent(tab -> tabs.getSelectionModel().select(tab));
    }

    public Node node() {
        return tabs;
    }

    public void show(Moment next) {
        moment = next;
        refresh();
    }

    private void refresh() {
        var now = moment;
        if (now == null) {
            return;
        }
        switch (tabs.getSelectionModel().getSelectedIndex()) {
            case 0 -> timeline.show(now);
            case 1 -> events.show(now);
            default -> {
                // Others look after themselves.
            }
        }
    }

    private final class Actions implements TimelineActions {
        private final Player player;

        Actions(Player player) {
            this.player = player;
        }

        @Override
        public void seek(Instant time) {
            player.seek(time);
        }

        @Override
        public void seekStep(long step) {
            player.seek((int) step);
        }

        @Override
        public void takeUp(long branch) {
            player.takeUp(branch);
        }

        @Override
        public void rename(long branch, String name) {
            player.rename(branch, name);
        }

        @Override
        public void delete(long branch) {
            player.delete(branch);
        }

        @Override
        public void compare(long branch) {
            onCompare.accept(branch);
        }

        @Override
        public void breakAt(List<Breakpoint> breakpoints) {
            onStops.accept(breakpoints);
        }

        @Override
        public void bookmarks(List<SessionFile.Bookmark> now) {
            onBookmarks.accept(now);
        }

        @Override
        public void rollBack(ObjectKey daemonSet, long revision) {
            run("kubectl rollout undo daemonset/%s -n %s --to-revision=%d"
                    .formatted(daemonSet.name(), daemonSet.namespace(), revision));
        }

        @Override
        public void setImage(ObjectKey daemonSet, String container, String image) {
            run("kubectl set image daemonset/%s -n %s %s=%s"
                    .formatted(daemonSet.name(), daemonSet.namespace(), container, image));
        }

        @Override
        public void run(String line) {
            onRun.accept(List.of(line));
        }
    }
}
