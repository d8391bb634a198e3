package dev.podfall.ui.control;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;

/**
 * Tells those who do not see the window what happens in it. It takes no room and no focus; a screen reader is told that its
 * text is another one.
 */
public final class Announcer extends Region {
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");

    public Announcer() {
        setManaged(false);
        setMouseTransparent(true);
        setFocusTraversable(false);
        setAccessibleRole(AccessibleRole.TEXT);
        accessibleTextProperty().bind(said);
    }

    /** Tells it; nothing if there is nothing to tell, or it was told just now. */
    public void say(String what) {
        if (!what.isBlank() && !what.equals(said.get())) {
            said.set(what);
            notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        }
    }

    /** What was told last. */
    public ReadOnlyStringProperty said() {
        return said.getReadOnlyProperty();
    }
}
