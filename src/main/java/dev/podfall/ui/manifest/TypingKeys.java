package dev.podfall.ui.manifest;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.TraversalDirection;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.fxmisc.richtext.CodeArea;

/**
 * What helps to type YAML: a new line is indented as the one above, Tab is two blanks, Ctrl+/ makes lines remarks. So
 * that nobody is caught in the text, Tab leaves it once after Escape, and always after Ctrl+M, until the next Ctrl+M.
 */
final class TypingKeys {
    private static final String STEP = "  ";

    private final CodeArea area;
    private final BooleanProperty tabLeaves = new SimpleBooleanProperty();
    private boolean once;

    TypingKeys(CodeArea area) {
        this.area = area;
    }

    void install() {
        area.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (!event.isConsumed() && typed(event)) {
                event.consume();
            }
        });
    }

    /** Whether Tab moves the focus, and indents nothing. */
    ReadOnlyBooleanProperty tabLeaves() {
        return tabLeaves;
    }

    private boolean typed(KeyEvent event) {
        if (event.getCode().isModifierKey()) {
            return false;
        }
        boolean leaves = once || tabLeaves.get();
        once = event.getCode() == KeyCode.ESCAPE;
        if (event.getCode() == KeyCode.M && event.isControlDown() && !event.isAltDown()) {
            tabLeaves.set(!tabLeaves.get());
            return true;
        }
        if (event.getCode() == KeyCode.TAB && leaves && !event.isShortcutDown() && !event.isAltDown()) {
            area.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            return true;
        }
        boolean plain = !event.isShortcutDown() && !event.isAltDown();
        if (event.getCode() == KeyCode.ENTER && plain && !event.isShiftDown()) {
            area.replaceSelection("\n" + indentOfNewLine());
            area.requestFollowCaret();
            return true;
        }
        if (event.getCode() == KeyCode.TAB && plain) {
            indent(event.isShiftDown());
            return true;
        }
        if (event.getCode() == KeyCode.SLASH && event.isShortcutDown()) {
            comment();
            return true;
        }
        return false;
    }

    /** As the line above, deeper behind a colon or a dash that holds more. */
    private String indentOfNewLine() {
        var line = area.getParagraph(area.getCurrentParagraph()).getText();
        var before = line.substring(0, Math.min(area.getCaretColumn(), line.length()));
        var blanks = before.substring(0, before.length() - before.stripLeading().length());
        var said = before.strip();
        if (said.startsWith("- ") && !said.startsWith("#")) {
            blanks += STEP;
        }
        return said.endsWith(":") ? blanks + STEP : blanks;
    }

    private void indent(boolean less) {
        var selection = area.getSelection();
        int first = area.offsetToPosition(selection.getStart(), org.fxmisc.richtext.model.TwoDimensional.Bias.Forward)
                .getMajor();
        int last = area.offsetToPosition(selection.getEnd(), org.fxmisc.richtext.model.TwoDimensional.Bias.Backward)
                .getMajor();
        if (!less && selection.getLength() == 0) {
            area.insertText(area.getCaretPosition(), STEP);
            return;
        }
        for (int line = first; line <= last; line++) {
            var text = area.getParagraph(line).getText();
            if (!less) {
                area.insertText(line, 0, STEP);
            } else if (text.startsWith(STEP)) {
                area.deleteText(line, 0, line, STEP.length());
            }
        }
    }

    private void comment() {
        var selection = area.getSelection();
        int first = area.offsetToPosition(selection.getStart(), org.fxmisc.richtext.model.TwoDimensional.Bias.Forward)
                .getMajor();
        int last = area.offsetToPosition(selection.getEnd(), org.fxmisc.richtext.model.TwoDimensional.Bias.Backward)
                .getMajor();
        boolean all = true;
        for (int line = first; line <= last; line++) {
            all &= area.getParagraph(line).getText().startsWith("# ");
        }
        for (int line = first; line <= last; line++) {
            if (all) {
                area.deleteText(line, 0, line, 2);
            } else {
                area.insertText(line, 0, "# ");
            }
        }
    }
}
