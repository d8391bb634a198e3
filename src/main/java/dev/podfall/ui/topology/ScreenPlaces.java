package dev.podfall.ui.topology;

import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Finds lanes, tray places and pods in the view as it is laid out now. */
final class ScreenPlaces implements Places {
    private static final double IN_TRAY = 20;

    private final Region root;
    private final HBox lanes;
    private final HBox tray;
    private final MapView map;

    ScreenPlaces(Region root, HBox lanes, HBox tray, MapView map) {
        this.root = root;
        this.lanes = lanes;
        this.tray = tray;
        this.map = map;
    }

    @Override
    public @Nullable Spot lane(String key) {
        for (var lane : lanes.getChildren()) {
            if (key.equals(lane.getUserData())) {
                var bounds = inRoot(lane);
                return new Spot(bounds.getMinX() + 18, bounds.getCenterY(), IN_TRAY);
            }
        }
        return lanes.getChildren().isEmpty()
                ? null
                : new Spot(
                        inRoot(lanes.getChildren().getLast()).getCenterX(),
                        inRoot(lanes).getCenterY(),
                        IN_TRAY);
    }

    @Override
    public @Nullable Spot tray(String uid) {
        for (var square : tray.getChildren()) {
            if (!uid.isEmpty() && uid.equals(square.getUserData())) {
                var bounds = inRoot(square);
                return new Spot(bounds.getCenterX(), bounds.getCenterY(), IN_TRAY);
            }
        }
        var bounds = inRoot(tray);
        return new Spot(bounds.getMaxX() + 4, bounds.getCenterY(), IN_TRAY);
    }

    @Override
    public @Nullable Spot pod(String node, String uid) {
        var box = map.sight().podOf(node, uid);
        return box == null ? null : onMap(box, box.getWidth());
    }

    @Override
    public @Nullable Spot taint(String node, String taint) {
        var chip = map.sight().chipOf(node, taint);
        if (chip != null) {
            return onMap(chip, IN_TRAY);
        }
        var tile = map.boundsOf(node);
        return tile == null ? null : onMap(tile, Math.min(IN_TRAY, tile.getHeight()));
    }

    // Beyond the map's edge nothing is seen: a flight ends, or begins, at the edge.
    private Spot onMap(Rectangle2D box, double size) {
        var corner = inRoot(map);
        double y = corner.getMinY() + (box.getMinY() + box.getMaxY()) / 2;
        return new Spot(
                corner.getMinX() + (box.getMinX() + box.getMaxX()) / 2,
                Math.clamp(y, corner.getMinY(), corner.getMinY() + map.mapHeight()),
                size);
    }

    private Bounds inRoot(Node node) {
        return root.sceneToLocal(node.localToScene(node.getBoundsInLocal()));
    }
}
