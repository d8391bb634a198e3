package dev.podfall.ui.topology;

import dev.podfall.ui.topology.MapLayout.Direction;
import dev.podfall.ui.topology.TopologyViewModel.Hit;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** The map by keyboard: arrows go from tile to tile, Space selects, Enter opens the menu, plus and minus zoom, C has colours say something else. */
final class MapKeys {
    private final MapView map;

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
        var zoom = map.viewModel().zoom();
        switch (event.getCode()) {
            case SPACE -> hit(false);
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
            map.reveal(name);
            map.redraw();
        }
    }

    private void hit(boolean menu) {
        var node = map.cursor().node();
        if (node != null) {
            var corner = map.cursor().localToScreen(0, map.cursor().getHeight());
            double x = corner == null ? 0 : corner.getX();
            double y = corner == null ? 0 : corner.getY();
            map.viewModel().hit(new Hit(node, null, null, menu, x, y));
        }
    }
}
