package dev.podfall.ui.manifest;

import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/** Line numbers, and beside them a sign for each line about which there is something to say. */
final class Gutter implements IntFunction<Node> {
    private static final double DIGIT = 7.3;

    private TreeMap<Integer, LineMark> marks = new TreeMap<>();
    private final IntConsumer onSeen;
    private int digits = 2;

    /** @param onSeen is told of each line that is drawn, because it is in sight */
    Gutter(IntConsumer onSeen) {
        this.onSeen = onSeen;
    }

    void marks(TreeMap<Integer, LineMark> newMarks) {
        marks = newMarks;
    }

    /** Whether so many lines need another width than before. */
    boolean digits(int lines) {
        int needed = Math.max(2, Integer.toString(lines).length());
        boolean other = needed != digits;
        digits = needed;
        return other;
    }

    @Override
    public Node apply(int line) {
        onSeen.accept(line);
        var mark = marks.get(line);
        var sign = new Label(mark == null ? "" : mark.sign());
        sign.getStyleClass().add("gutter-sign");
        sign.setMinWidth(14);
        sign.setAlignment(Pos.CENTER);
        var number = new Label(Integer.toString(line + 1));
        number.getStyleClass().add("line-number");
        number.setMinWidth(digits * DIGIT + 2);
        number.setAlignment(Pos.CENTER_RIGHT);
        var box = new HBox(sign, number);
        // A line that wraps has its number beside its beginning.
        box.setAlignment(Pos.TOP_LEFT);
        box.getStyleClass().add("gutter");
        if (mark != null) {
            sign.getStyleClass().add(mark.styleClass());
            var tooltip = new Tooltip(mark.spoken());
            tooltip.setWrapText(true);
            tooltip.setMaxWidth(420);
            Tooltip.install(box, tooltip);
            box.setAccessibleText(mark.spoken());
        }
        return box;
    }
}
