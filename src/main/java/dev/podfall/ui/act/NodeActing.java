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
import javafx.scene.control.ContextMenu;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.controlsfx.control.PopOver;
import org.jspecify.annotations.Nullable;

/** The popover and the menu at a node's tile. Screen's thread only. */
public final class NodeActing {
    private final javafx.scene.Node owner;
    private final Consumer<List<ConsoleLine>> run;
    private final NodeActViewModel model = new NodeActViewModel();
    private final NodeActView view = NodeActView.load(model);
    private final PopOver popOver = new PopOver(view.root());
    private ClusterState state = ClusterState.EMPTY;
    private @Nullable ContextMenu menu;

    /**
     * @param owner what is clicked on
     * @param run does lines at once
     * @param stage puts lines aside, to look at before they are done
     * @param draft is told what is being typed; no lines when nothing is any more
     */
    public NodeActing(
            javafx.scene.Node owner,
            Consumer<List<ConsoleLine>> run,
            Consumer<List<ConsoleLine>> stage,
            Consumer<List<ConsoleLine>> draft) {
        this.owner = owner;
        this.run = run;
        popOver.setArrowLocation(PopOver.ArrowLocation.TOP_LEFT);
        popOver.setDetachable(false);
        popOver.setAnimated(false);
        popOver.showingProperty()
                .subscribe(showing -> draft.accept(showing ? model.lines().get() : List.of()));
        model.lines().subscribe(lines -> {
            if (popOver.isShowing()) {
                draft.accept(lines);
            }
        });
        // A popover stays open where its owner is clicked, and its key box keeps Escape for itself.
        owner.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> popOver.hide());
        view.root().addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !view.isChoosing()) {
                popOver.hide();
                event.consume();
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

    public void show(Moment moment) {
        state = moment.state();
    }

    /** Says in the popover what would come of what is typed there. */
    public void outlook(String text) {
        view.outlook(text);
    }

    /** Opens the popover to add a taint or whatever the tool is for. */
    public void open(String name, Tool tool, double x, double y) {
        var node = state.node(name);
        if (node != null) {
            model.begin(node, tool);
            open(x, y);
        }
    }

    /** Opens the popover for a taint that the node has. */
    public void openTaint(String name, String key, String effect, double x, double y) {
        var node = state.node(name);
        var taint = node == null ? null : taint(node, key, effect);
        if (node != null && taint != null) {
            model.beginWith(node, taint);
            open(x, y);
        }
    }

    private void open(double x, double y) {
        view.outlook("");
        view.refresh();
        popOver.show(owner, x, y);
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
        var next = new NodeMenu(node, run, tool -> open(name, tool, x, y)).build(taint);
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
