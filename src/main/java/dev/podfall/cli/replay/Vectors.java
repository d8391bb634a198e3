package dev.podfall.cli.replay;

import dev.podfall.api.apps.UpdateStrategy;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.PodTemplate;
import dev.podfall.api.meta.HumanDuration;
import dev.podfall.api.meta.IntOrPercent;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.Labels;
import dev.podfall.api.meta.Quantity;
import dev.podfall.api.meta.Selector;
import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.patch.PatchException;
import dev.podfall.apiserver.patch.StrategicMergePatch;
import dev.podfall.explain.PlacementAnswer;
import dev.podfall.explain.ScoreAnswer;
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
        if (line.has("request")) {
            return RequestVectors.answer(line);
        }
        if (line.has("threeWay") || line.has("modified")) {
            return patches(line);
        }
        if (line.has("cells")) {
            return PrintVectors.row(line);
        }
        if (line.has("output")) {
            return PrintVectors.template(line);
        }
        if (line.has("pods")) {
            return scores(line);
        }
        if (line.has("allowsSurge")) {
            return rolling(line);
        }
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

    /** The patches that apply computes for a DaemonSet, and what the object is after the one that it sends. */
    private static Tree.Obj patches(Tree.Obj line) {
        var original = line.obj("original");
        var modified = line.obj("modified");
        var current = line.obj("current");
        try {
            var sent = StrategicMergePatch.threeWay(Kind.DAEMON_SET, original, modified, current);
            return line.without("error")
                    .with("twoWay", StrategicMergePatch.twoWay(Kind.DAEMON_SET, original, modified))
                    .with("threeWay", sent)
                    .with("result", StrategicMergePatch.apply(Kind.DAEMON_SET, current, sent));
        } catch (PatchException refused) {
            return line.without("twoWay", "threeWay", "result").with("error", Tree.text(refused.getMessage()));
        }
    }

    private static Tree.Obj scores(Tree.Obj line) {
        return line.with(
                "answer",
                ScoreAnswer.of(
                        line.list("nodes", Node::fromTree),
                        line.list("pods", Pod::fromTree),
                        Pod.fromTree(line.obj("pod"))));
    }

    private static Tree.Obj rolling(Tree.Obj line) {
        var strategy = UpdateStrategy.fromTree(line.obj("updateStrategy"));
        int nodes = (int) line.number("nodes", 0);
        return line.with("allowsSurge", Tree.bool(strategy.allowsSurge()))
                .with("maxSurge", Tree.number(strategy.surgeOf(nodes)))
                .with("maxUnavailable", Tree.number(strategy.unavailableOf(nodes)));
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
