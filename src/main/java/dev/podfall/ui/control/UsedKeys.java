package dev.podfall.ui.control;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.event.Event;
import javafx.event.EventDispatchChain;
import javafx.event.EventDispatcher;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * A key that has done something is no letter: where its press was used and has moved the focus, as to the field of a popover
 * that it has opened, what it types is not written there. Screen's thread only.
 */
public final class UsedKeys implements EventDispatcher {
    private final EventDispatcher next;
    /** What had the focus before the last press; null if nobody has used that. */
    private @Nullable Set<Node> focused;

    private UsedKeys(EventDispatcher next) {
        this.next = next;
    }

    /** Watches the keys of a scene's window: before its popups, which get them first. */
    public static void watch(Scene scene) {
        scene.windowProperty().subscribe(window -> {
            if (window != null && !(window.getEventDispatcher() instanceof UsedKeys)) {
                window.setEventDispatcher(new UsedKeys(window.getEventDispatcher()));
            }
        });
    }

    @Override
    public @Nullable Event dispatchEvent(Event event, EventDispatchChain tail) {
        if (event.getEventType() == KeyEvent.KEY_PRESSED) {
            focused = null;
            var before = focused();
            var left = next.dispatchEvent(event, tail);
            focused = left == null || left.isConsumed() ? before : null;
            return left;
        }
        if (event.getEventType() == KeyEvent.KEY_TYPED && focused != null && !focused.containsAll(focused())) {
            event.consume();
            return null;
        }
        return next.dispatchEvent(event, tail);
    }

    /** In each window, those that pop up too. */
    private static Set<Node> focused() {
        return Window.getWindows().stream()
                .map(window -> window.getScene() == null ? null : window.getScene().getFocusOwner())
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(HashSet::new));
    }
}
