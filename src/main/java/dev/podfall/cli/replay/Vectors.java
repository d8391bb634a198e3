package dev.podfall.cli.replay;

import dev.podfall.api.core.Node;
import dev.podfall.api.core.PodTemplate;
import dev.podfall.api.meta.HumanDuration;
import dev.podfall.api.meta.IntOrPercent;
import dev.podfall.api.meta.Labels;
import dev.podfall.api.meta.Quantity;
import dev.podfall.api.meta.Selector;
import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Tree;
import dev.podfall.explain.PlacementAnswer;
import dev.podfall.language.Phrase;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Answers the questions of vector files with the functions that the engine uses. A file's kind is known by its fields. */
final class Vectors {
    private Vectors() {}

    /**
     * What the engine answers to the line's question, in the line's own shape; equal to the line if it agrees.
     *
     * @throws Unplayable if no known question has these fields
     */
    static Tree.Obj answer(Tree.Obj line) {
        if (line.has("template")) {
            return placement(line);
        }
        if (line.has("roundedUp")) {
            return line.with("roundedUp", Tree.number(rounded(line)));
        }
        if (line.has("seconds")) {
            return line.with("text", Tree.text(HumanDuration.text(Duration.ofSeconds(line.number("seconds", 0)))));
        }
        if (line.has("selector")) {
            return selector(line);
        }
        if (line.has("text")) {
            return quantity(line);
        }
        throw new Unplayable("cli.replay.no-question", Phrase.names(line.keys()));
    }

    private static int rounded(Tree.Obj line) {
        var value = line.get("value");
        return IntOrPercent.fromTree(value == null ? Tree.NIL : value).scaledRoundedUp((int) line.number("total", 0));
    }

    private static Tree.Obj quantity(Tree.Obj line) {
        var text = line.text("text", "");
        try {
            var quantity = Quantity.parse(text);
            return Tree.builder()
                    .put("text", text)
                    .put("canonical", quantity.toString())
                    .put("value", Long.toString(quantity.value()))
                    .put("milliValue", Long.toString(quantity.milliValue()))
                    .put("sign", quantity.sign())
                    .build();
        } catch (IllegalArgumentException refused) {
            return Tree.builder()
                    .put("text", text)
                    .put("error", message(refused))
                    .build();
        }
    }

    private static Tree.Obj selector(Tree.Obj line) {
        var out = Tree.builder().put("selector", line.get("selector"));
        try {
            var selector = Selector.parse(line.text("selector", ""));
            out.put("canonical", selector.toString());
            if (line.has("labels")) {
                out.put("labels", line.get("labels"));
                out.put("matches", selector.matches(Labels.fromTree(line.obj("labels"))));
            }
        } catch (IllegalArgumentException refused) {
            out.put("error", message(refused));
        }
        return out.build();
    }

    private static Tree.Obj placement(Tree.Obj line) {
        var template = PodTemplate.fromTree(line.obj("template"));
        return line.overlaid(PlacementAnswer.of(template, Node.fromTree(line.obj("node"))));
    }

    private static String message(IllegalArgumentException refused) {
        @Nullable String message = refused.getMessage();
        return message == null ? "" : message;
    }

    /** For people: the answer's line. */
    static String text(Tree.Obj line) {
        return Json.write(line);
    }
}
