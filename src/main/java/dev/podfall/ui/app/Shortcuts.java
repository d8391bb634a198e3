package dev.podfall.ui.app;

import dev.podfall.ui.control.KeyFocus;
import dev.podfall.ui.control.UsedKeys;
import dev.podfall.ui.control.Writing;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** The keys that work everywhere in the window. */
final class Shortcuts {
    /** How far a key moves a border between two regions. */
    private static final double BORDER_STEP = 24;

    private static final KeyCodeCombination UNDO = control(KeyCode.Z);
    private static final KeyCodeCombination REDO =
            new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

    private static final KeyCodeCombination PASTE = control(KeyCode.V);

    private final WindowView view;
    private final WindowViewModel model;

    Shortcuts(WindowView view, WindowViewModel model) {
        this.view = view;
        this.model = model;
    }

    void install(Scene scene) {
        UsedKeys.watch(scene);
        var keys = scene.getAccelerators();
        keys.put(control(KeyCode.K), () -> view.bar().beginSearch());
        keys.put(control(KeyCode.O), view.acts()::open);
        keys.put(control(KeyCode.S), view.acts()::save);
        keys.put(
                new KeyCodeCombination(KeyCode.S, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
                view.acts()::saveAs);
        keys.put(
                new KeyCodeCombination(KeyCode.L, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
                model::switchTheme);
        keys.put(
                new KeyCodeCombination(KeyCode.F11),
                () -> model.presenting().set(!model.presenting().get()));
        for (var code : new KeyCode[] {KeyCode.PLUS, KeyCode.EQUALS, KeyCode.ADD}) {
            keys.put(control(code), model.magnification()::larger);
        }
        // On many keyboards a plus is an equals sign with Shift.
        keys.put(
                new KeyCodeCombination(KeyCode.EQUALS, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
                model.magnification()::larger);
        for (var code : new KeyCode[] {KeyCode.MINUS, KeyCode.SUBTRACT}) {
            keys.put(control(code), model.magnification()::smaller);
        }
        for (var code : new KeyCode[] {KeyCode.DIGIT0, KeyCode.NUMPAD0}) {
            keys.put(control(code), model.magnification()::reset);
        }
        keys.put(new KeyCodeCombination(KeyCode.F1), this::help);
        scene.addEventHandler(KeyEvent.KEY_TYPED, event -> {
            if (event.getCharacter().equals("?") && !Writing.canBeTakenBack(scene.getFocusOwner())) {
                help();
                event.consume();
            }
        });
        keys.put(control(KeyCode.DIGIT1), () -> goTo(0));
        keys.put(control(KeyCode.DIGIT2), () -> goTo(1));
        keys.put(control(KeyCode.DIGIT3), () -> goTo(2));
        keys.put(control(KeyCode.DIGIT4), () -> goTo(3));
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (PASTE.match(event)
                    && !Writing.canBeTakenBack(scene.getFocusOwner())
                    && view.acts().paste()) {
                event.consume();
            }
        });
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.isAltDown() && event.isShiftDown() && movesBorder(event.getCode(), scene.getFocusOwner())) {
                event.consume();
            }
        });
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (!Writing.canBeTakenBack(scene.getFocusOwner()) && acts(event)) {
                event.consume();
            }
        });
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            boolean writes = Writing.isInField(scene.getFocusOwner());
            if (writes ? event.getCode() == KeyCode.ESCAPE && view.escape(true) : transport(event)) {
                event.consume();
            }
        });
    }

    private boolean movesBorder(KeyCode code, @Nullable Node focused) {
        switch (code) {
            case LEFT -> view.sides().move(focused, -BORDER_STEP, 0);
            case RIGHT -> view.sides().move(focused, BORDER_STEP, 0);
            case UP -> view.sides().move(focused, 0, -BORDER_STEP);
            case DOWN -> view.sides().move(focused, 0, BORDER_STEP);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void help() {
        model.helpShown().set(!model.helpShown().get());
    }

    private boolean acts(KeyEvent event) {
        if (UNDO.match(event)) {
            model.undo();
        } else if (REDO.match(event)) {
            model.redo();
        } else {
            return false;
        }
        return true;
    }

    /** Keys that text fields need for themselves, so they are handled only when nobody else did. */
    private boolean transport(KeyEvent event) {
        var code = event.getCode();
        if (event.isShortcutDown() && code == KeyCode.LEFT) {
            model.back(event.isShiftDown());
        } else if (event.isShortcutDown() && code == KeyCode.RIGHT) {
            model.forward(event.isShiftDown());
        } else if (event.isShortcutDown() || event.isAltDown()) {
            return false;
        } else if (code == KeyCode.ESCAPE) {
            return view.escape(false);
        } else if (code == KeyCode.SPACE) {
            model.playOrPause();
        } else if (code == KeyCode.R) {
            model.replay();
        } else if (code == KeyCode.N) {
            model.playToNext();
        } else if (code == KeyCode.B) {
            view.acts().bookmark();
        } else if (code == KeyCode.S) {
            model.spotlight().set(!model.spotlight().get());
        } else if (code == KeyCode.HOME) {
            model.toStart();
        } else if (code == KeyCode.END) {
            model.toEnd();
        } else {
            return false;
        }
        return true;
    }

    private void goTo(int region) {
        if (region == 0) {
            model.leftShown().set(true);
        } else if (region == 2) {
            model.rightShown().set(true);
        } else if (region == 3) {
            model.bottomShown().set(true);
        }
        var all = view.regions().get(region);
        var map = all.lookup(".map-cursor");
        var target = map != null && map.isVisible() ? map : firstFocusable(all);
        if (target != null) {
            KeyFocus.give(target);
        }
    }

    private static @Nullable Node firstFocusable(Node node) {
        if (node.isFocusTraversable() && !node.isDisabled() && node.isVisible()) {
            return node;
        }
        if (node instanceof Parent parent) {
            for (var child : parent.getChildrenUnmodifiable()) {
                var found = firstFocusable(child);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static KeyCodeCombination control(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }
}
