package dev.podfall.cli.report;

import dev.podfall.api.tree.Tree;
import dev.podfall.language.Phrase;
import dev.podfall.language.Wording;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** A phrase as a tree: its key and values for programs, its text for people. Kubernetes' own words are a text alone. */
final class PhraseTree {
    private PhraseTree() {}

    static Tree.Obj of(Phrase phrase, Wording words) {
        var out = Tree.builder().put("text", words.say(phrase));
        if (!phrase.isVerbatim()) {
            out.put("key", phrase.key());
            if (!phrase.values().isEmpty()) {
                out.put("values", list(phrase.values(), words));
            }
        }
        return out.build();
    }

    private static Tree.Arr list(List<?> values, Wording words) {
        return Tree.list(values.stream().map(value -> value(value, words)).toList());
    }

    private static Tree value(Object value, Wording words) {
        return switch (value) {
            case Phrase phrase -> of(phrase, words);
            case Phrase.Several several ->
                Tree.builder()
                        .put("joint", several.joint().name().toLowerCase(Locale.ROOT))
                        .put("items", list(several.items(), words))
                        .build();
            case Integer number -> Tree.number(number);
            case Long number -> Tree.number(number);
            case Number number -> new Tree.Real(number.doubleValue());
            // ISO 8601, as PT5M30S
            case Duration time -> Tree.text(time.toString());
            default -> Tree.text(value.toString());
        };
    }
}
