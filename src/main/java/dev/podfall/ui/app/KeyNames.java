package dev.podfall.ui.app;

import dev.podfall.ui.text.Words;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Keys as they are called: {@code Ctrl+Shift+L}, {@code →}. */
final class KeyNames {
    private KeyNames() {}

    static String of(KeyEvent event) {
        var out = new StringBuilder();
        if (event.isControlDown()) {
            out.append("Ctrl+");
        }
        if (event.isMetaDown()) {
            out.append("⌘");
        }
        if (event.isAltDown()) {
            out.append("Alt+");
        }
        if (event.isShiftDown()) {
            out.append("Shift+");
        }
        return out.append(of(event.getCode())).toString();
    }

    private static String of(KeyCode code) {
        return switch (code) {
            case LEFT, KP_LEFT -> "←";
            case RIGHT, KP_RIGHT -> "→";
            case UP, KP_UP -> "↑";
            case DOWN, KP_DOWN -> "↓";
            case SPACE -> Words.of("key.space");
            case PLUS, ADD -> "+";
            case MINUS, SUBTRACT -> "−";
            default -> code.getName();
        };
    }
}
