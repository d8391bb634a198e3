package dev.podfall.ui.topology;

import dev.podfall.ui.topology.MapLayout.Direction;
import dev.podfall.ui.topology.TopologyViewModel.Hit;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * The map by keyboard: arrows go from tile to tile, Space selects, Enter opens the menu, P goes along the tile's pods and T
 * along its taints, plus and minus zoom, C has colours say something else.
 */
final class MapKeys {
    private final MapView map;
    /** The taint that T opened last on the tile where the cursor is; -1 for none. */
    private int taint = -1;

    MapKeys(MapView map) {
        this.map = map;
    }

    void install() {
        map.addCursor();
        map.cursor().focusedProperty().subscribe(focused -> {
            if (focused && map.cursor().node() == null) {
                begin();
            }
        });
        map.cursor().addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (handle(event)) {
                event.consume();
            }
        });
    }

    private void begin() {
        var viewModel = map.viewModel();
        var selected = viewModel.selectedNode().get();
        go(selected != null ? viewModel.indexOf(selected) : map.mapLayout().move(-1, Direction.FIRST));
    }

    private boolean handle(KeyEvent event) {
        if (event.isShortcutDown()) {
            // The window's own.
            return false;
        }
        var direction = direction(event.getCode());
        if (direction != null) {
            go(map.mapLayout().move(map.viewModel().indexOf(map.cursor().node()), direction));
            // A click has put the focus here, and clicks do not show it.
            map.takeFocus();
            return true;
        }
        if (map.cursor().node() == null) {
            // Another session has come while the focus was here: it begins again with the first key.
            begin();
        }
        var zoom = map.viewModel().zoom();
        switch (event.getCode()) {
            case SPACE -> hit(false);
            case P -> nextPod(event.isShiftDown() ? -1 : 1);
            case T -> nextTaint(event.isShiftDown() ? -1 : 1);
            case ENTER, CONTEXT_MENU -> hit(true);
            case F10 -> {
                if (!event.isShiftDown()) {
                    return false;
                }
                hit(true);
            }
            case PLUS, ADD, EQUALS -> zoomTo(zoom.get().in());
            case MINUS, SUBTRACT -> zoomTo(zoom.get().out());
            case DIGIT0, NUMPAD0 -> map.fit();
            case DIGIT1, NUMPAD1 -> zoomTo(Step.NORMAL);
            case C -> {
                if (map.viewModel().colourBy().isBound()) {
                    return false;
                }
                var colours = map.viewModel().colourBy();
                colours.set(colours.get().next());
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Direction direction(KeyCode code) {
        return switch (code) {
            case LEFT -> Direction.LEFT;
            case RIGHT -> Direction.RIGHT;
            case UP -> Direction.UP;
            case DOWN -> Direction.DOWN;
            case HOME -> Direction.FIRST;
            case END -> Direction.LAST;
            default -> null;
        };
    }

    private void zoomTo(Step step) {
        map.zoom(step, map.getWidth() / 2, map.getHeight() / 2);
        var node = map.cursor().node();
        if (node != null) {
            map.reveal(node);
        }
    }

    private void go(int index) {
        if (index >= 0) {
            var name = map.viewModel().model().get().nodes().get(index).name();
            map.cursor().moveTo(name);
            taint = -1;
            map.reveal(name);
            map.redraw();
        }
    }

    /** The pod that is chosen stays where it is, so the one beside it is found by its name. */
    private void nextPod(int by) {
        var tile = tile();
        var pods = tile == null
                ? List.<PodMark>of()
                : tile.pods().stream().filter(PodMark::isHere).toList();
        if (pods.isEmpty()) {
            return;
        }
        var chosen = map.viewModel().selectedPod().get();
        int at = -1;
        for (int i = 0; i < pods.size(); i++) {
            at = pods.get(i).name().equals(chosen) ? i : at;
        }
        int next = at < 0 ? (by > 0 ? 0 : pods.size() - 1) : Math.floorMod(at + by, pods.size());
        hit(pods.get(next).uid(), null, false);
    }

    private void nextTaint(int by) {
        var tile = tile();
        if (tile != null && !tile.taints().isEmpty()) {
            taint = Math.floorMod(
                    taint < 0 && by < 0 ? -1 : taint + by, tile.taints().size());
            hit(null, tile.taints().get(taint), false);
        }
    }

    private @Nullable NodeTile tile() {
        var node = map.cursor().node();
        return node == null ? null : map.viewModel().node(node);
    }

    private void hit(boolean menu) {
        hit(null, null, menu);
    }

    private void hit(@Nullable String pod, @Nullable TaintChip chip, boolean menu) {
        var node = map.cursor().node();
        if (node != null) {
            var corner = map.cursor().localToScreen(0, map.cursor().getHeight());
            double x = corner == null ? 0 : corner.getX();
            double y = corner == null ? 0 : corner.getY();
            map.viewModel().hit(new Hit(node, pod, chip, menu, x, y));
        }
    }
}
