package dev.podfall.ui.outlook;

import static dev.podfall.ui.control.Controls.label;
import static dev.podfall.ui.control.Controls.visible;

import dev.podfall.ui.control.PodSquare;
import dev.podfall.ui.control.Tone;
import dev.podfall.ui.outlook.Outlook.Figure;
import dev.podfall.ui.outlook.Outlook.Group;
import dev.podfall.ui.outlook.Outlook.Row;
import dev.podfall.ui.text.Words;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Shows an outlook: figures in a line, under them who is concerned. */
public final class OutlookPane {
    /** Names of up to so many letters leave room for what becomes of them. */
    private static final int SHORT = 20;

    private final Pane figures;
    private final Pane groups;

    /** Fills these two, which are there only while they have something in them. */
    public OutlookPane(Pane figures, Pane groups) {
        this.figures = figures;
        this.groups = groups;
    }

    /** @param nothing the key of what is said where nothing is different; empty for not a word */
    public void show(Outlook outlook, String nothing) {
        showFigures(figures, outlook);
        groups.getChildren().clear();
        outlook.groups().forEach(group -> groups.getChildren().add(group(group)));
        if (!nothing.isEmpty() && outlook.groups().isEmpty()) {
            groups.getChildren().add(label(Words.of(nothing), "small", "muted"));
        }
        outlook.notes().forEach(note -> groups.getChildren().add(label(note, "caption", "muted")));
        visible(groups, !groups.getChildren().isEmpty());
    }

    /** The figures alone. */
    public static void showFigures(Pane figures, Outlook outlook) {
        figures.getChildren().clear();
        boolean first = true;
        for (var figure : outlook.figures()) {
            if (!first) {
                figures.getChildren().add(label("·", "subtle"));
            }
            figures.getChildren().add(label(figure.text(), "strong", style(figure.tone())));
            first = false;
        }
        visible(figures, !outlook.figures().isEmpty());
    }

    private static String style(Tone tone) {
        return tone == Tone.SILENT ? "plain" : tone.styleClass();
    }

    private static Node group(Group group) {
        var box = new VBox();
        box.getStyleClass().add("group");
        var head = new HBox(7);
        head.getStyleClass().add("group-head");
        if (group.hue() >= 0) {
            head.getChildren().add(PodSquare.swatch(group.hue()));
        }
        head.getChildren().add(label(group.name(), "strong", "small"));
        box.getChildren().add(head);
        if (!group.counters().isEmpty()) {
            var counters = new FlowPane(10, 1);
            group.counters().forEach(counter -> counters.getChildren().add(counter(counter)));
            counters.getStyleClass().add("counters");
            box.getChildren().add(counters);
        }
        group.rows().forEach(row -> box.getChildren().add(row(row)));
        return box;
    }

    private static Node counter(Figure counter) {
        return label(counter.text(), "code", "caption", style(counter.tone()));
    }

    private static Node row(Row row) {
        var sign = label(row.tone().sign(), row.tone().styleClass(), "sign");
        var where = label(row.where(), "small");
        var text = label(
                row.text(),
                "small",
                row.tone() == Tone.SOFT ? "muted" : row.tone().styleClass());
        if (row.where().length() <= SHORT) {
            where.setMinWidth(Region.USE_PREF_SIZE);
        }
        HBox.setHgrow(text, Priority.ALWAYS);
        var said = row.where().length() <= SHORT ? new HBox(8, where, text) : new VBox(where, text);
        HBox.setHgrow(said, Priority.ALWAYS);
        var box = new HBox(sign, said);
        box.getStyleClass().add("outlook-row");
        return box;
    }
}
