package dev.podfall.ui.control;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.event.Event;
import javafx.event.EventDispatchChain;
import javafx.event.EventDispatcher;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * A key that has done something is no letter: where its press was used and has moved the focus, as to the field of a popover
 * that it has opened, what it types is not written there. Screen's thread only.
 */
public final class UsedKeys implements EventDispatcher {
    private static final Set<KeyCode> NO_CHARACTERS = EnumSet.of(KeyCode.ENTER, KeyCode.TAB, KeyCode.ESCAPE);

    private final EventDispatcher next;
    /** Whether the last press was used and has moved the focus. */
    private boolean moved;

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
        if (event instanceof KeyEvent key && key.getEventType() == KeyEvent.KEY_PRESSED) {
            moved = false;
            var before = focused();
            var left = next.dispatchEvent(event, tail);
            moved = (left == null || left.isConsumed()) && types(key) && !before.containsAll(focused());
            return left;
        }
        if (event.getEventType() == KeyEvent.KEY_TYPED && moved) {
            moved = false;
            event.consume();
            return null;
        }
        return next.dispatchEvent(event, tail);
    }

    /** Whether a character comes of it. */
    private static boolean types(KeyEvent key) {
        return !key.isShortcutDown()
                && !key.isAltDown()
                && !key.getCode().isFunctionKey()
                && !NO_CHARACTERS.contains(key.getCode());
    }

    /** In each window, those that pop up too. */
    private static Set<Node> focused() {
        return Window.getWindows().stream()
                .map(window ->
                        window.getScene() == null ? null : window.getScene().getFocusOwner())
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(HashSet::new));
    }
}
