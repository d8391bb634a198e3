package dev.podfall.ui.control;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/**
 * Shows everything in it larger: it is laid out in a room that is smaller by so much, and drawn into the whole one. The root of
 * a window, or what a window that pops up holds.
 */
public final class Magnifier extends Region {
    private final DoubleProperty scale = new SimpleDoubleProperty(1);
    private final Scale drawn = new Scale(1, 1, 0, 0);
    private final Region content;

    public Magnifier(Region content) {
        this.content = content;
        content.getTransforms().add(drawn);
        getChildren().add(content);
        scale.subscribe(now -> {
            drawn.setX(now.doubleValue());
            drawn.setY(now.doubleValue());
            layAnew();
        });
    }

    /** Everything is laid out and drawn again: it has other pixels or other colours, even if it has the same size. */
    public void layAnew() {
        layAnew(content);
        requestLayout();
    }

    /** How much larger it is shown; 1 as it is. */
    public DoubleProperty scaleProperty() {
        return scale;
    }

    /** How much larger what is in a window is shown. */
    public static double of(Node node) {
        return node.getScene() != null && node.getScene().getRoot() instanceof Magnifier magnifier
                ? magnifier.scale.get()
                : 1;
    }

    private static void layAnew(Parent part) {
        part.requestLayout();
        for (var child : part.getChildrenUnmodifiable()) {
            if (child instanceof Parent parent) {
                layAnew(parent);
            }
        }
    }

    @Override
    public Orientation getContentBias() {
        return content.getContentBias();
    }

    @Override
    protected double computeMinWidth(double height) {
        return content.minWidth(shrunk(height)) * scale.get();
    }

    @Override
    protected double computeMinHeight(double width) {
        return content.minHeight(shrunk(width)) * scale.get();
    }

    @Override
    protected double computePrefWidth(double height) {
        return content.prefWidth(shrunk(height)) * scale.get();
    }

    @Override
    protected double computePrefHeight(double width) {
        return content.prefHeight(shrunk(width)) * scale.get();
    }

    private double shrunk(double size) {
        return size < 0 ? size : size / scale.get();
    }

    @Override
    protected void layoutChildren() {
        content.resizeRelocate(0, 0, getWidth() / scale.get(), getHeight() / scale.get());
    }
}
