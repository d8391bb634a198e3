package dev.podfall.ui.topology;

import dev.podfall.ui.text.Words;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Stands over the tile that the keyboard is on, for the eye and for screen readers: to them the canvas is one blank
 * picture.
 */
final class MapCursor extends Region {
    private static final PseudoClass FAR = PseudoClass.getPseudoClass("far");

    private @Nullable String node;
    private long session;

    MapCursor() {
        getStyleClass().add("map-cursor");
        setManaged(false);
        setFocusTraversable(true);
        setMouseTransparent(true);
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        setAccessibleText(Words.of("topology.canvas"));
    }

    @Nullable
    String node() {
        return node;
    }

    void moveTo(@Nullable String node) {
        this.node = node;
    }

    /** A node of the same name in another session is another node. */
    void follow(long now) {
        if (now != 0 && now != session) {
            session = now;
            node = null;
        }
    }

    /** Follows the tile, wherever the layout has put it. */
    void place(MapView map) {
        var tile = node == null ? null : map.viewModel().node(node);
        var box = map.mapLayout().boxOf(map.viewModel().indexOf(node));
        if (tile == null || box == null) {
            resizeRelocate(0, 0, 1, 1);
            setAccessibleText(Words.of("topology.canvas"));
            return;
        }
        pseudoClassStateChanged(FAR, map.mapLayout().step().isFar());
        resizeRelocate(box.x() - 3, box.y() - map.scrollTop() - 3, box.width() + 6, box.height() + 6);
        var mark = map.viewModel().tileMarks().get().get(tile.name());
        setAccessibleText(
                mark == null
                        ? tile.spoken()
                        : Words.of("course.mark." + mark.name().toLowerCase(Locale.ROOT), tile.spoken()));
    }
}
