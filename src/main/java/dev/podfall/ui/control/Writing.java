package dev.podfall.ui.control;

import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import org.fxmisc.richtext.GenericStyledArea;
import org.jspecify.annotations.Nullable;

/** Whether somebody writes where the focus is: then keys are letters, and take back what was written. */
public final class Writing {
    private static final String SERVES_TEXT = "dev.podfall.servesText";

    private Writing() {}

    /** Whether it is a field or a text. */
    public static boolean isIn(@Nullable Node focused) {
        return focused instanceof TextInputControl || focused instanceof GenericStyledArea<?, ?, ?>;
    }

    /** Whether it is a field, whose keys nobody else may have; a text takes its own keys first. */
    public static boolean isInField(@Nullable Node focused) {
        return focused instanceof TextInputControl;
    }

    /** What stands beside a text and changes it, such as a button that replaces: what is taken back there is the text. */
    public static void servesText(Node node) {
        node.getProperties().put(SERVES_TEXT, true);
    }

    /**
     * Whether there is something that was written. A field that is empty has given away what was in it: the console's does so
     * with every command.
     */
    public static boolean canBeTakenBack(@Nullable Node focused) {
        if (servesTextAt(focused)) {
            return true;
        }
        if (focused instanceof TextField field) {
            return field.isEditable() && !field.getText().isEmpty();
        }
        return focused instanceof TextInputControl
                || focused instanceof GenericStyledArea<?, ?, ?> area && area.isEditable();
    }

    private static boolean servesTextAt(@Nullable Node focused) {
        for (Node at = focused; at != null; at = at.getParent()) {
            if (at.hasProperties() && at.getProperties().containsKey(SERVES_TEXT)) {
                return true;
            }
        }
        return false;
    }
}
