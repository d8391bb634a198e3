package dev.podfall.ui.app;

import dev.podfall.language.Phrase;
import dev.podfall.ui.control.Glossary;
import dev.podfall.ui.control.PodSquare;
import dev.podfall.ui.text.Shorten;
import dev.podfall.ui.text.Term;
import dev.podfall.ui.text.Words;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Fills the status bar. */
final class StatusBar {
    private static final int SHOWN = 2;

    /** Of a notice: a finding may quote a value of any length. */
    private static final int LONGEST = 1_000;

    private final HBox bar;

    StatusBar(HBox bar) {
        this.bar = bar;
    }

    /** Says what the window's model says now. */
    void show(WindowViewModel window) {
        bar.getChildren().clear();
        if (!window.notice().get().isEmpty()) {
            bar.getChildren().add(said(window.notice().get(), "danger-text"));
            return;
        }
        var model = window.status().get();
        if (model.daemonSets().isEmpty() && model.nodes() + model.pods() == 0) {
            bar.getChildren().add(label(Words.of("status.empty")));
        }
        for (var daemonSet : model.daemonSets().stream().limit(SHOWN).toList()) {
            bar.getChildren().add(counters(daemonSet));
        }
        if (model.daemonSets().size() > SHOWN) {
            bar.getChildren()
                    .add(label(Words.of("status.more", model.daemonSets().size() - SHOWN)));
        }
        bar.getChildren()
                .add(label(Words.of(
                        "status.size",
                        Phrase.of("status.nodes", model.nodes()),
                        Phrase.of("status.pods", model.pods()))));
        bar.getChildren().add(between(window));
        if (!model.blocked().isEmpty()) {
            var blocked = label(model.blocked());
            blocked.getStyleClass().add("warning-text");
            Glossary.explain(blocked, List.of(Term.MAX_UNAVAILABLE, Term.MAX_SURGE));
            bar.getChildren().add(blocked);
        }
        if (!model.note().isEmpty()) {
            var note = label(model.note());
            note.setMinWidth(Region.USE_PREF_SIZE);
            bar.getChildren().add(note);
        }
    }

    /** Takes the room that the counters leave, and says in it what does not hide them. */
    private static Region between(WindowViewModel window) {
        var mention = window.mention().get();
        var lasting = window.lasting().get();
        var space = mention.isEmpty() && lasting.isEmpty()
                ? new Region()
                : mention.isEmpty() ? said(lasting, "danger-text") : said(mention, "muted");
        space.setPrefWidth(0);
        space.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    private static Label said(Phrase phrase, String style) {
        var said = Shorten.atMost(Words.say(phrase), LONGEST);
        var label = label(said.lines().findFirst().orElse(""));
        label.getStyleClass().add(style);
        label.setTooltip(new Tooltip(said));
        return label;
    }

    private static HBox counters(StatusModel.DaemonSetStatus status) {
        var name = label(status.name());
        name.getStyleClass().add("strong");
        name.setMinWidth(Region.USE_PREF_SIZE);
        var text = label(Words.of(
                "status.counters",
                status.desired(),
                status.current(),
                status.upToDate(),
                status.ready(),
                status.available()));
        Glossary.explain(text, List.of(Term.DESIRED, Term.CURRENT, Term.UP_TO_DATE, Term.READY, Term.AVAILABLE));
        var box = new HBox(6, PodSquare.swatch(status.hue()), name, text);
        box.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        if (status.misscheduled() > 0) {
            var misscheduled = label(Words.of("status.misscheduled", status.misscheduled()));
            misscheduled.getStyleClass().add("danger-text");
            Glossary.explain(misscheduled, List.of(Term.MISSCHEDULED));
            box.getChildren().add(misscheduled);
        }
        return box;
    }

    private static Label label(String text) {
        var label = new Label(text);
        label.setTextOverrun(OverrunStyle.ELLIPSIS);
        return label;
    }
}
