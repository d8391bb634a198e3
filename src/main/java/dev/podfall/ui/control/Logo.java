package dev.podfall.ui.control;

import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** Four slots, two of them taken, one pod still falling. */
public final class Logo extends Pane {
    private static final double SIZE = 24;

    public Logo() {
        square(1, 13, "-line-strong");
        square(13, 13, "-pod-2");
        square(1, 1, "-line");
        square(13, 4, "-accent");
        setMinSize(SIZE, SIZE);
        setPrefSize(SIZE, SIZE);
        setMaxSize(SIZE, SIZE);
    }

    private void square(double x, double y, String color) {
        var square = new Region();
        square.setStyle("-fx-background-radius: 3; -fx-background-color: " + color);
        square.resizeRelocate(x, y, 10, 10);
        square.setManaged(false);
        getChildren().add(square);
    }
}
