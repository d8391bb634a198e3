package dev.podfall.ui.app;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javafx.event.Event;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/** What somebody types and clicks in a window that is shown and does not work yet: it is kept until it does. Screen's thread only. */
final class EarlyInput {
    private static final Set<KeyCode> ACTING = EnumSet.of(KeyCode.ENTER, KeyCode.SPACE);

    private final Scene scene;
    private final List<InputEvent> kept = new ArrayList<>();
    private final EventHandler<KeyEvent> keys = this::keep;
    private final EventHandler<MouseEvent> clicks = this::keep;

    /** From now on it is kept. */
    EarlyInput(Scene scene) {
        this.scene = scene;
        scene.addEventFilter(KeyEvent.ANY, keys);
        scene.addEventFilter(MouseEvent.MOUSE_PRESSED, clicks);
        scene.addEventFilter(MouseEvent.MOUSE_RELEASED, clicks);
        scene.addEventFilter(MouseEvent.MOUSE_CLICKED, clicks);
    }

    private void keep(InputEvent event) {
        if (!isSaidAgain(event)) {
            kept.add(event);
        }
        event.consume();
    }

    /** Who presses what he has pressed because nothing has come of it yet wants it done once. */
    private boolean isSaidAgain(InputEvent event) {
        if (!(event instanceof KeyEvent key && ACTING.contains(key.getCode()))
                || event.getTarget() instanceof TextInputControl) {
            return false;
        }
        return key.getEventType() == KeyEvent.KEY_PRESSED
                && lastPress() instanceof KeyEvent before
                && before.getCode() == key.getCode()
                && before.getTarget() == key.getTarget();
    }

    private @Nullable InputEvent lastPress() {
        for (var event : kept.reversed()) {
            if (event.getEventType() == KeyEvent.KEY_PRESSED || event.getEventType() == MouseEvent.MOUSE_PRESSED) {
                return event;
            }
        }
        return null;
    }

    /** All of it is done now, in the same order, and nothing is kept any more. */
    void release() {
        scene.removeEventFilter(KeyEvent.ANY, keys);
        scene.removeEventFilter(MouseEvent.MOUSE_PRESSED, clicks);
        scene.removeEventFilter(MouseEvent.MOUSE_RELEASED, clicks);
        scene.removeEventFilter(MouseEvent.MOUSE_CLICKED, clicks);
        for (var event : kept) {
            var focused = scene.getFocusOwner();
            // A key is for what has the focus by now: an earlier one may have moved it.
            var target = event instanceof KeyEvent && focused != null ? focused : event.getTarget();
            if (!(target instanceof Node node) || node.getScene() == scene) {
                // A consumed event goes nowhere; its copy does.
                Event.fireEvent(target, event.copyFor(event.getSource(), target));
            }
        }
        kept.clear();
    }
}
