package dev.podfall.ui.topology;

import dev.podfall.ui.style.Theme;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.layout.StackPane;

/** A map as a small picture: all nodes, as large as they can be, and nothing around them. */
public final class MapThumbnail {
    private MapThumbnail() {}

    /** Draws it at once. Screen's thread only. */
    public static Image draw(TopologyModel cluster, Theme theme, int width, int height) {
        var viewModel = new TopologyViewModel();
        var map = new MapView();
        map.setPlain();
        map.connect(viewModel);
        var scene = new Scene(new StackPane(map), width, height);
        scene.getStylesheets().setAll(theme.stylesheets());
        viewModel.show(cluster);
        lay(scene);
        map.fit();
        lay(scene);
        var whole = new SnapshotParameters();
        whole.setViewport(new Rectangle2D(0, 0, width, height));
        return scene.getRoot().snapshot(whole, null);
    }

    private static void lay(Scene scene) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
    }
}
