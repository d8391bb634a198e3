package dev.podfall.ui.control;

import dev.podfall.ui.style.Token;
import javafx.scene.control.Label;

/** A pod as a rounded square outside the canvas: hue of its DaemonSet, number of its revision. */
public final class PodSquare extends Label {
    public PodSquare(int hue, String number) {
        show(hue, number);
    }

    public void show(int hue, String number) {
        setText(number);
        getStyleClass().setAll("label", "pod", "hue-" + Math.floorMod(hue, Token.HUES));
    }

    /** A small one without a number: the key of a legend. */
    public static PodSquare swatch(int hue) {
        var square = new PodSquare(hue, "");
        square.getStyleClass().add("swatch");
        return square;
    }
}
