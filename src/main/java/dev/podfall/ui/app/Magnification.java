package dev.podfall.ui.app;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.SimpleDoubleProperty;

/** How much larger everything is shown: one measure for work, and one for showing it to others. */
public final class Magnification {
    static final double LEAST = 1;
    static final double MOST = 2;
    private static final double PRESENTED = 1.5;
    private static final double[] STEPS = {LEAST, 1.1, 1.25, PRESENTED, 1.75, MOST};

    private final DoubleProperty usual = new SimpleDoubleProperty(LEAST);
    private final DoubleProperty presented = new SimpleDoubleProperty(PRESENTED);
    private final ReadOnlyDoubleWrapper now = new ReadOnlyDoubleWrapper(LEAST);
    private final BooleanProperty presenting;

    /** @param presenting whether it is shown to others */
    Magnification(BooleanProperty presenting) {
        this.presenting = presenting;
        presenting.subscribe(this::follow);
        usual.subscribe(this::follow);
        presented.subscribe(this::follow);
    }

    private void follow() {
        now.set(Math.clamp(chosen().get(), LEAST, MOST));
    }

    private DoubleProperty chosen() {
        return presenting.get() ? presented : usual;
    }

    /** While one works; from 1 to 2. */
    DoubleProperty usual() {
        return usual;
    }

    /** While it is shown to others; from 1 to 2. */
    DoubleProperty presented() {
        return presented;
    }

    /** What holds now. */
    public ReadOnlyDoubleProperty now() {
        return now.getReadOnlyProperty();
    }

    void larger() {
        for (var step : STEPS) {
            if (step > now.get() + 0.01) {
                chosen().set(step);
                return;
            }
        }
    }

    void smaller() {
        for (int i = STEPS.length - 1; i >= 0; i--) {
            if (STEPS[i] < now.get() - 0.01) {
                chosen().set(STEPS[i]);
                return;
            }
        }
    }

    void reset() {
        chosen().set(presenting.get() ? PRESENTED : LEAST);
    }
}
