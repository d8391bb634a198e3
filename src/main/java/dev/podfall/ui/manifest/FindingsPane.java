package dev.podfall.ui.manifest;

import dev.podfall.manifest.FindingSort;
import dev.podfall.manifest.QuickFix;
import dev.podfall.manifest.Severity;
import dev.podfall.ui.text.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What is to be said about a text, below it: errors and warnings, and apart from them what is not simulated. */
final class FindingsPane {
    private static final int SHOWN = 60;
    private static final int MOST_ALIKE = 3;

    private final VBox box;
    private final Consumer<FindingRow> onChoose;
    private final Consumer<FindingRow> onFix;
    /** The sorts of which all are shown. */
    private final Set<FindingSort> open = new HashSet<>();

    private boolean notesOpen;
    private List<FindingRow> rows = List.of();

    FindingsPane(VBox box, Consumer<FindingRow> onChoose, Consumer<FindingRow> onFix) {
        this.box = box;
        this.onChoose = onChoose;
        this.onFix = onFix;
    }

    void show(List<FindingRow> newRows) {
        rows = newRows;
        render();
    }

    /** Says it all again: in another language, or with the notes open. */
    void render() {
        box.getChildren().clear();
        var said = rows.stream().filter(row -> !isFolded(row)).toList();
        var notes = rows.stream().filter(FindingsPane::isFolded).toList();
        fill(said);
        if (!notes.isEmpty()) {
            box.getChildren().add(notesHeading(notes.size()));
            if (notesOpen) {
                fill(notes);
            }
        }
    }

    /** Says the same again, in the language that the window speaks now. */
    void sayAgain() {
        show(rows);
    }

    /** Notes that ask for nothing are many, and few want them all. */
    private static boolean isFolded(FindingRow row) {
        return row.severity() == Severity.NOTE && row.nextStep().isEmpty();
    }

    /** Many that say the same of different places are one, until somebody wants to see them. */
    private void fill(List<FindingRow> some) {
        var bySort = new LinkedHashMap<FindingSort, List<FindingRow>>();
        some.forEach(row -> bySort.computeIfAbsent(FindingSort.of(row.finding()), sort -> new ArrayList<>())
                .add(row));
        var shown = new ArrayList<Node>();
        bySort.forEach((sort, alike) -> {
            if (alike.size() <= MOST_ALIKE) {
                alike.forEach(row -> shown.add(row(row)));
            } else {
                shown.add(row(alike.getFirst()));
                shown.add(moreAlike(sort, alike.size() - 1));
                if (open.contains(sort)) {
                    addSome(alike.subList(1, alike.size()), shown);
                }
            }
        });
        box.getChildren().addAll(shown.subList(0, Math.min(shown.size(), SHOWN)));
        if (shown.size() > SHOWN) {
            box.getChildren().add(more(shown.size() - SHOWN));
        }
    }

    private void addSome(List<FindingRow> alike, List<Node> shown) {
        alike.stream().limit(SHOWN).forEach(row -> shown.add(row(row)));
        if (alike.size() > SHOWN) {
            shown.add(more(alike.size() - SHOWN));
        }
    }

    private static Label more(int count) {
        var more = new Label(Words.of("editor.more", count));
        more.getStyleClass().addAll("caption", "muted", "finding");
        return more;
    }

    private Node moreAlike(FindingSort sort, int count) {
        return heading(Words.of("editor.more-alike", count), open.contains(sort), isOpen -> {
            if (isOpen ? open.add(sort) : open.remove(sort)) {
                render();
            }
        });
    }

    private Node notesHeading(int count) {
        return heading(Words.of("editor.notes", count), notesOpen, isOpen -> {
            notesOpen = isOpen;
            render();
        });
    }

    /** A line that opens and closes what is below it. */
    private static Node heading(String said, boolean isOpen, Consumer<Boolean> onTurn) {
        var heading = new ToggleButton((isOpen ? "▾ " : "▸ ") + said);
        heading.getStyleClass().addAll("flat", "notes-heading");
        heading.setMaxWidth(Double.MAX_VALUE);
        heading.setAlignment(Pos.CENTER_LEFT);
        heading.setSelected(isOpen);
        heading.setOnAction(event -> onTurn.accept(heading.isSelected()));
        return heading;
    }

    private Node row(FindingRow row) {
        var finding = row.finding();
        var sign = new Label(LineMark.sign(row.severity()));
        sign.getStyleClass().addAll("gutter-sign", row.severity().name().toLowerCase(Locale.ROOT));
        sign.setMinWidth(16);
        var message =
                new Label(isFolded(row) ? Words.of("editor.finding.of", finding.path(), row.message()) : row.message());
        message.setWrapText(true);
        message.getStyleClass().add("small");
        var said = new VBox(1, message);
        if (!row.nextStep().isEmpty()) {
            var next = new Label(row.nextStep());
            next.setWrapText(true);
            next.getStyleClass().addAll("caption", "muted");
            said.getChildren().add(next);
        }
        row.fix().ifPresent(fix -> said.getChildren().add(fix(row, fix)));
        HBox.setHgrow(said, Priority.ALWAYS);
        var line = new Label(finding.line() > 0 ? Integer.toString(finding.line()) : "");
        line.getStyleClass().addAll("code", "caption", "subtle");
        line.setMinWidth(HBox.USE_PREF_SIZE);
        var all = new HBox(4, sign, said, line);
        all.getStyleClass().add("finding");
        all.setFocusTraversable(true);
        all.setAccessibleRole(AccessibleRole.BUTTON);
        all.setAccessibleText(Words.of("editor.finding.spoken", Integer.toString(finding.line()), row.spoken()));
        all.setOnMouseClicked(event -> onChoose.accept(row));
        all.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                onChoose.accept(row);
                event.consume();
            }
        });
        return all;
    }

    private Node fix(FindingRow row, QuickFix fix) {
        var button = new Button(FindingRow.title(fix));
        button.getStyleClass().addAll("fix");
        button.setOnAction(event -> {
            onFix.accept(row);
            event.consume();
        });
        return button;
    }
}
