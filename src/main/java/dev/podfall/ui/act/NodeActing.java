package dev.podfall.ui.act;

import dev.podfall.api.core.Node;
import dev.podfall.api.core.Taint;
import dev.podfall.api.core.TaintEffect;
import dev.podfall.kubectl.ConsoleLine;
import dev.podfall.play.Moment;
import dev.podfall.store.ClusterState;
import dev.podfall.ui.act.NodeActViewModel.Tool;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.event.EventHandler;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.ContextMenu;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.stage.Screen;
import javafx.stage.Window;
import org.controlsfx.control.PopOver;
import org.jspecify.annotations.Nullable;

/** The popover and the menu at a node's tile. Screen's thread only. */
public final class NodeActing {
    private static final double SHADOW = 18;

    private final javafx.scene.Node owner;
    private final Consumer<List<ConsoleLine>> run;
    private final NodeActViewModel model = new NodeActViewModel();
    private final NodeActView view = NodeActView.load(model);
    private final Consumer<List<ConsoleLine>> draft;
    private PopOver popOver;
    private final Function<String, @Nullable Rectangle2D> tiles;
    private ClusterState state = ClusterState.EMPTY;
    private List<String> silent = List.of();
    private @Nullable ContextMenu menu;
    private final EventHandler<KeyEvent> escape = this::escape;

    /**
     * @param owner what is clicked on
     * @param tiles where a node's tile is on the screen, null if it cannot be seen
     * @param run does lines at once
     * @param stage puts lines aside, to look at before they are done
     * @param draft is told what is being typed; no lines when nothing is any more
     */
    public NodeActing(
            javafx.scene.Node owner,
            Function<String, @Nullable Rectangle2D> tiles,
            Consumer<List<ConsoleLine>> run,
            Consumer<List<ConsoleLine>> stage,
            Consumer<List<ConsoleLine>> draft) {
        this.owner = owner;
        this.tiles = tiles;
        this.run = run;
        this.draft = draft;
        this.popOver = popOver();
        model.lines().subscribe(lines -> {
            if (popOver.isShowing()) {
                draft.accept(lines);
            }
        });
        // A popover stays open where its owner is clicked, and its key box keeps Escape for itself.
        owner.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> popOver.hide());
        view.root().addEventFilter(KeyEvent.KEY_PRESSED, escape);
        owner.sceneProperty().subscribe((before, now) -> {
            if (before != null) {
                before.removeEventFilter(KeyEvent.KEY_PRESSED, escape);
            }
            if (now != null) {
                now.addEventFilter(KeyEvent.KEY_PRESSED, escape);
            }
        });
        view.setOnRun(lines -> {
            popOver.hide();
            run.accept(lines);
        });
        view.setOnStage(lines -> {
            popOver.hide();
            stage.accept(lines);
        });
    }

    /** Wherever the keyboard is: in the popover, or in the window that it belongs to. */
    private void escape(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && popOver.isShowing() && !view.isChoosing()) {
            popOver.hide();
            event.consume();
        }
    }

    public void show(Moment moment) {
        state = moment.state();
        silent = moment.frame().silent();
    }

    /**
     * Says in the popover what would come of what is typed there.
     *
     * @param refused whether it would be refused; the text says why
     */
    public void outlook(String text, boolean refused) {
        view.outlook(text, refused);
    }

    /** Opens the popover to add a taint or whatever the tool is for. */
    public void open(String name, Tool tool, double x, double y) {
        var node = state.node(name);
        if (node != null) {
            model.begin(node, tool);
            open(node, x, y);
        }
    }

    /** Opens the popover for a taint that the node has. */
    public void openTaint(String name, String key, String effect, double x, double y) {
        var node = state.node(name);
        var taint = node == null ? null : taint(node, key, effect);
        if (node != null && taint != null) {
            model.beginWith(node, taint);
            open(node, x, y);
        }
    }

    /** The window as far as it is on its screen: a popover that is not is moved. */
    private static Rectangle2D room(Window window) {
        var screens =
                Screen.getScreensForRectangle(window.getX(), window.getY(), window.getWidth(), window.getHeight());
        var screen = (screens.isEmpty() ? Screen.getPrimary() : screens.getFirst()).getVisualBounds();
        double x = Math.max(window.getX(), screen.getMinX());
        double y = Math.max(window.getY(), screen.getMinY());
        return new Rectangle2D(
                x,
                y,
                Math.max(0, Math.min(window.getX() + window.getWidth(), screen.getMaxX()) - x),
                Math.max(0, Math.min(window.getY() + window.getHeight(), screen.getMaxY()) - y));
    }

    /** A popover's shadow shifts it, towards what it points at. */
    private static Rectangle2D around(Rectangle2D tile) {
        return new Rectangle2D(
                tile.getMinX() - SHADOW,
                tile.getMinY() - SHADOW,
                tile.getWidth() + 2 * SHADOW,
                tile.getHeight() + 2 * SHADOW);
    }

    /** One that has stood elsewhere would be placed as if its arrow still did. */
    private PopOver popOver() {
        var next = new PopOver(view.root());
        next.setDetachable(false);
        next.setAnimated(false);
        // Who clicks elsewhere means what is there, and not the popover.
        next.setConsumeAutoHidingEvents(false);
        next.showingProperty()
                .subscribe((before, showing) ->
                        draft.accept(showing ? model.lines().get() : List.of()));
        return next;
    }

    private void open(Node node, double x, double y) {
        popOver.hide();
        popOver = popOver();
        view.outlook("", false);
        view.refresh();
        var tile = tiles.apply(node.name());
        var beside = PopOverPlace.of(
                tile == null ? new Rectangle2D(x, y, 0, 0) : around(tile),
                room(owner.getScene().getWindow()),
                view.width() + popOver.getArrowSize(),
                view.height() + popOver.getArrowSize(),
                popOver.getCornerRadius() + popOver.getArrowIndent() + popOver.getArrowSize());
        popOver.setArrowLocation(beside.arrow());
        popOver.show(owner, beside.x(), beside.y());
        view.focus();
    }

    /**
     * Opens the menu.
     *
     * @param key of the taint that was clicked, null if none was
     */
    public void menu(String name, @Nullable String key, @Nullable String effect, double x, double y) {
        var node = state.node(name);
        if (node == null) {
            return;
        }
        var before = menu;
        if (before != null) {
            before.hide();
        }
        var taint = key == null || effect == null ? null : taint(node, key, effect);
        var next = new NodeMenu(node, silent.contains(name), run, tool -> open(name, tool, x, y)).build(taint);
        menu = next;
        next.show(owner, x, y);
    }

    /** Whether the popover is open. */
    public boolean isOpen() {
        return popOver.isShowing();
    }

    /** Opens a popover's model for pictures and tests. */
    public NodeActViewModel model() {
        return model;
    }

    private static @Nullable Taint taint(Node node, String key, String effect) {
        var wanted = TaintEffect.of(effect);
        return node.taints().stream()
                .filter(taint -> taint.key().equals(key) && taint.effect() == wanted)
                .findFirst()
                .orElse(null);
    }
}
