package dev.podfall.ui.app;

import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.KeptKind;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.meta.SimulatedKind;
import dev.podfall.play.Moment;
import dev.podfall.ui.frame.ChoicePanel;
import dev.podfall.ui.frame.Hues;
import dev.podfall.ui.frame.Selection;
import dev.podfall.ui.nodes.ObjectEventsView;
import dev.podfall.ui.nodes.SummaryView;
import dev.podfall.ui.nodes.YamlView;
import dev.podfall.ui.placement.PlacementView;
import dev.podfall.ui.text.Words;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;

/**
 * The right side: what is chosen, in four tabs. Only the tab that is looked at is kept up to date, and none is made before
 * somebody looks at it, but for the first.
 */
public final class Inspector {
    private final BorderPane root = new BorderPane();
    private final TabPane tabs = new TabPane();
    private final Selection selection;
    private final PlacementView placement;
    private final List<Page> pages;
    private @Nullable Moment moment;

    /** A tab and, once somebody has looked at it, its panel. */
    private static final class Page {
        private final Tab tab;
        private final Supplier<? extends ChoicePanel<?, ?>> maker;
        private @Nullable ChoicePanel<?, ?> panel;

        Page(String words, Supplier<? extends ChoicePanel<?, ?>> maker) {
            this.tab = tab(words, null);
            this.maker = maker;
        }

        Page(String words, ChoicePanel<?, ?> made) {
            this.tab = tab(words, made.node());
            this.maker = () -> made;
            this.panel = made;
        }

        void rest() {
            if (panel != null) {
                panel.rest();
            }
        }

        void show(Moment moment) {
            var shown = panel;
            if (shown == null) {
                shown = maker.get();
                panel = shown;
                tab.setContent(shown.node());
            }
            shown.show(moment);
        }
    }

    /** Screen's thread only. */
    public Inspector(Selection selection, Hues hues, Executor worker) {
        this(selection, hues, worker, Platform::runLater);
    }

    Inspector(Selection selection, Hues hues, Executor worker, Executor screen) {
        this.selection = selection;
        this.placement = PlacementView.load(selection, worker, screen);
        placement.setOnDaemonSet(selection::daemonSet);
        placement.setOnChoose(this::look);
        this.pages = List.of(
                new Page("inspector.why", placement),
                new Page("inspector.summary", () -> summary(hues, worker, screen)),
                new Page("inspector.events", () -> ObjectEventsView.load(selection, worker, screen)),
                new Page("inspector.yaml", () -> YamlView.load(selection, worker, screen)));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        pages.forEach(page -> tabs.getTabs().add(page.tab));
        tabs.getSelectionModel().selectedIndexProperty().subscribe(() -> refresh());
        root.setCenter(tabs);
    }

    private SummaryView summary(Hues hues, Executor worker, Executor screen) {
        var summary = SummaryView.load(selection, hues, worker, screen);
        summary.setOnChoose(this::open);
        return summary;
    }

    /** @param words the key of its title */
    static Tab tab(String words, @Nullable Node content) {
        var tab = new Tab();
        tab.textProperty().bind(Words.text(words));
        tab.setContent(content);
        tab.setClosable(false);
        return tab;
    }

    public Node node() {
        return root;
    }

    /** Nobody is told why, as long as an exam goes on. */
    void setWhyClosed(boolean closed) {
        var note = new Label();
        note.textProperty().bind(Words.text("exam.why"));
        note.setWrapText(true);
        note.getStyleClass().addAll("muted", "why-closed");
        tabs.getTabs().getFirst().setContent(closed ? note : placement.node());
        refresh();
    }

    public void show(Moment next) {
        moment = next;
        refresh();
    }

    /** Puts something under the tabs, whichever is chosen; null takes it away. */
    public void setBelow(@Nullable Node panel) {
        root.setBottom(panel);
    }

    /** Chooses an object and shows it: not in the tab that asks about nodes, if it is none that stands on one. */
    void open(Kind kind, ObjectKey key) {
        choose(kind, key);
        if (kind == Kind.CONTROLLER_REVISION && tabs.getSelectionModel().getSelectedIndex() == 0) {
            tabs.getSelectionModel().select(1);
        }
    }

    /** What would help, and what it would do. */
    PlacementView placement() {
        return placement;
    }

    private void refresh() {
        var now = moment;
        if (now == null) {
            return;
        }
        var shown = pages.get(tabs.getSelectionModel().getSelectedIndex());
        for (var page : pages) {
            if (page == shown) {
                page.show(now);
            } else {
                page.rest();
            }
        }
    }

    /** A DaemonSet as a whole: without the node that is looked at. */
    private void look(Kind kind, ObjectKey key) {
        if (kind == Kind.DAEMON_SET) {
            selection.choose(new Selection.Choice(null, key, null, kind));
        } else {
            choose(kind, key);
        }
    }

    private void choose(Kind kind, ObjectKey key) {
        choose(selection, moment, kind, key);
    }

    /** Chooses an object by its kind and name; a pod with its node and its DaemonSet. */
    static void choose(Selection selection, @Nullable Moment moment, Kind kind, ObjectKey key) {
        switch (kind) {
            case SimulatedKind.NODE -> selection.node(key.name());
            case SimulatedKind.DAEMON_SET -> selection.daemonSet(key);
            case SimulatedKind.POD -> {
                Pod pod = moment == null ? null : moment.state().pod(key);
                selection.pod(
                        key,
                        pod == null ? null : pod.targetNode(),
                        pod == null ? null : pod.meta().controllerKey(Kind.DAEMON_SET));
            }
            case SimulatedKind.CONTROLLER_REVISION -> {
                var revision = moment == null ? null : moment.state().get(kind, key);
                selection.revision(
                        key, revision == null ? null : revision.meta().controllerKey(Kind.DAEMON_SET));
            }
            case SimulatedKind.EVENT, SimulatedKind.NAMESPACE, SimulatedKind.PRIORITY_CLASS -> {
                // No panel shows one of them alone.
            }
            case KeptKind _ -> {
                // No panel shows one of them alone.
            }
        }
    }
}
