package dev.podfall.lesson.predict;

import dev.podfall.language.Phrase;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** What is answered to a prediction, by a learner or by running it. */
public sealed interface Answer {

    /** These nodes. */
    record Tiles(SortedSet<String> nodes) implements Answer {
        public Tiles {
            nodes = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(nodes));
        }
    }

    record Count(long value) implements Answer {}

    /** One of several. */
    record Choice(String id) implements Answer {}

    /** Some of several, one after the other; those that are left out never happen. */
    record Order(List<String> ids) implements Answer {
        public Order {
            ids = List.copyOf(ids);
        }
    }

    /** "I do not know" is one, too. */
    record Unknown() implements Answer {}

    /** As files have it, several with commas between. */
    default String text() {
        return switch (this) {
            case Tiles(var nodes) -> String.join(", ", nodes);
            case Count(var value) -> Long.toString(value);
            case Choice(var id) -> id;
            case Order(var ids) -> String.join(", ", ids);
            case Unknown _ -> "?";
        };
    }

    /** What {@link #text} has written; "I do not know" if it is no answer of that kind. */
    static Answer parse(Prediction.Kind kind, String text) {
        if (text.equals("?")) {
            return new Unknown();
        }
        var words = text.isEmpty() ? List.<String>of() : List.of(text.split(", "));
        return switch (kind) {
            case TILES -> new Tiles(new TreeSet<>(words));
            case NUMBER -> text.matches("-?[0-9]{1,9}") ? new Count(Long.parseLong(text)) : new Unknown();
            case CHOICE -> new Choice(text);
            case ORDER -> new Order(words);
        };
    }

    /** For people. */
    default Phrase phrase() {
        return switch (this) {
            case Tiles(var nodes) -> nodes.isEmpty() ? Phrase.of("lesson.answer.no-node") : Phrase.verbatim(text());
            case Order(var ids) -> ids.isEmpty() ? Phrase.of("lesson.answer.nothing") : Phrase.verbatim(text());
            case Count _, Choice _ -> Phrase.verbatim(text());
            case Unknown _ -> Phrase.of("lesson.answer.unknown");
        };
    }
}
