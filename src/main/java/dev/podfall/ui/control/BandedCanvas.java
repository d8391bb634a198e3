package dev.podfall.ui.control;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.canvas.GraphicsContext;

/**
 * A large canvas that is made of bands, one below the other: a canvas goes to the window as a whole, however little has
 * been drawn on it, and so only the bands with something new do. Whoever draws in a band uses the coordinates of the
 * whole; what is outside of the band is not seen.
 */
public final class BandedCanvas extends Group {
    /** How high a band is: of the canvas's pixels. */
    public static final int ROWS = 160;

    private final List<SharpCanvas> bands = new ArrayList<>();
    private double rows = ROWS;
    private double across;
    private double down;

    public BandedCanvas() {
        setManaged(false);
        setAutoSizeChildren(false);
    }

    /**
     * Makes it so large, in the coordinates of those who draw. In a {@link Magnifier} that magnifies it is one band: it
     * may begin between two pixels of the screen there, and the seams would be seen.
     *
     * @return whether it has other pixels than before, so that all has to be drawn again
     */
    public boolean fit(double width, double height) {
        across = width;
        down = height;
        rows = Magnifier.of(this) == 1 ? ROWS : Math.max(1, height);
        int count = Math.max(1, (int) Math.ceil(height / rows));
        boolean other = count != bands.size();
        while (bands.size() > count) {
            bands.removeLast();
        }
        while (bands.size() < count) {
            bands.add(new SharpCanvas());
        }
        for (int i = 0; i < count; i++) {
            double top = i * rows;
            other |= bands.get(i).fit(width, Math.min(rows, height - top));
            other |= bands.get(i).getLayoutY() != top;
            bands.get(i).setLayoutY(top);
        }
        if (other) {
            getChildren().setAll(bands);
        }
        return other;
    }

    /** How wide it is, in the coordinates of those who draw. */
    public double across() {
        return across;
    }

    /** How high it is, in the same. */
    public double down() {
        return down;
    }

    /** How many bands there are. */
    public int size() {
        return bands.size();
    }

    /** The band that a height is in; one above the canvas, or below it, is counted as if there were more of them. */
    public int bandAt(double y) {
        return (int) Math.floor(y / rows);
    }

    /** Where a band begins, in the coordinates of those who draw. */
    public double top(int band) {
        return bands.get(band).getLayoutY();
    }

    /** Where it ends, in the same. */
    public double bottom(int band) {
        return top(band) + bands.get(band).down();
    }

    /** Adds the bands that something between two heights is in. */
    public void addTouched(double from, double to, BitSet touched) {
        for (int i = 0; i < bands.size(); i++) {
            if (from < bottom(i) && to > top(i)) {
                touched.set(i);
            }
        }
    }

    /** Draws in a band, in the coordinates of {@link #fit}. */
    public GraphicsContext pen(int band) {
        var pen = bands.get(band).pen();
        pen.translate(0, -top(band));
        return pen;
    }
}
