package dev.podfall.ui.manifest;

import dev.podfall.ui.control.Writing;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** The editor's keys. Some work wherever the focus is, if nobody there needs them. */
final class EditorKeys {
    private final Map<KeyCombination, Runnable> inside;
    private final Map<KeyCombination, Runnable> everywhere;

    EditorKeys(ManifestView view) {
        inside = Map.of(
                new KeyCodeCombination(KeyCode.TAB, KeyCombination.CONTROL_DOWN),
                () -> view.model().selectNext(1),
                new KeyCodeCombination(KeyCode.TAB, KeyCombination.CONTROL_DOWN, KeyCombination.SHIFT_DOWN),
                () -> view.model().selectNext(-1),
                command(KeyCode.F),
                view::find,
                command(KeyCode.H),
                view::findAndReplace,
                new KeyCodeCombination(KeyCode.F3),
                () -> view.findNext(true),
                new KeyCodeCombination(KeyCode.F3, KeyCombination.SHIFT_DOWN),
                () -> view.findNext(false));
        everywhere = Map.of(
                command(KeyCode.ENTER), view::apply,
                command(KeyCode.S, KeyCombination.ALT_DOWN), view::save,
                command(KeyCode.N), view::openNew,
                command(KeyCode.T, KeyCombination.SHIFT_DOWN), view::reopen,
                command(KeyCode.W), view::closeCurrent);
    }

    private static KeyCombination command(KeyCode code, KeyCombination.Modifier... more) {
        var all = new KeyCombination.Modifier[more.length + 1];
        all[0] = KeyCombination.SHORTCUT_DOWN;
        System.arraycopy(more, 0, all, 1, more.length);
        return new KeyCodeCombination(code, all);
    }

    /** Before the text sees them. */
    void install(Node editor) {
        editor.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (does(inside, event) || does(everywhere, event)) {
                event.consume();
            }
        });
    }

    /** After whoever has the focus; a field that is written in keeps its keys. */
    void install(Scene scene) {
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (!Writing.isInField(scene.getFocusOwner()) && does(everywhere, event)) {
                event.consume();
            }
        });
    }

    private static boolean does(Map<KeyCombination, Runnable> keys, KeyEvent event) {
        for (var entry : keys.entrySet()) {
            if (entry.getKey().match(event)) {
                entry.getValue().run();
                return true;
            }
        }
        return false;
    }
}
