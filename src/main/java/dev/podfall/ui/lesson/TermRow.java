package dev.podfall.ui.lesson;

import dev.podfall.ui.control.Glossary;
import dev.podfall.ui.text.Term;
import dev.podfall.ui.text.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Pane;

/**
 * Kubernetes' own words that stand in a step of a lesson, underlined, with what they mean. They read the same in every
 * language, so they are found in a text whatever it speaks. Screen's thread only.
 */
final class TermRow {
    private static final Pattern WORD = Pattern.compile("[A-Z]+(?:-[A-Z]+)*(?![A-Za-z])|[A-Za-z]+");

    /** What a column of kubectl's is called among our own words, in lower case. */
    private static final String COLUMN = "counter.";

    private TermRow() {}

    /** Adds a row below what is shown, if there is anything to explain. */
    static void below(Pane body) {
        var found = new LinkedHashMap<String, Term>();
        find(body, found);
        if (found.isEmpty()) {
            return;
        }
        var row = new FlowPane(10, 4);
        row.getStyleClass().add("lesson-terms");
        var head = new Label();
        head.textProperty().bind(Words.text("course.terms"));
        head.getStyleClass().addAll("small", "muted");
        row.getChildren().add(head);
        found.forEach((word, term) -> {
            var label = new Label(word);
            label.getStyleClass().add("small");
            row.getChildren().add(Glossary.explain(label, List.of(term)));
        });
        body.getChildren().add(row);
    }

    private static void find(Node in, Map<String, Term> found) {
        if (in instanceof Labeled labeled && labeled.getText() != null) {
            in(labeled.getText()).forEach(found::putIfAbsent);
        } else if (in instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> find(child, found));
        }
    }

    /** The words of a text that have a term, in order; last the one that kubectl has no column for, and each language a word. */
    static Map<String, Term> in(String text) {
        var out = new LinkedHashMap<String, Term>();
        WORD.matcher(text)
                .results()
                .map(MatchResult::group)
                .forEach(word -> term(word).ifPresent(term -> out.putIfAbsent(word, term)));
        var misscheduled = Words.of(Term.MISSCHEDULED.word());
        if (text.contains(misscheduled)) {
            out.put(misscheduled, Term.MISSCHEDULED);
        }
        return out;
    }

    private static Optional<Term> term(String word) {
        return word.equals(word.toUpperCase(Locale.ROOT))
                ? Term.of(COLUMN + word.toLowerCase(Locale.ROOT))
                : Term.of(word);
    }
}
