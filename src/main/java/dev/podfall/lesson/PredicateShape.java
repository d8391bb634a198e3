package dev.podfall.lesson;

import static dev.podfall.lesson.shape.Shape.listOf;
import static dev.podfall.lesson.shape.Shape.oneOf;
import static dev.podfall.lesson.shape.Shape.oneOrMore;
import static dev.podfall.lesson.shape.Shape.optional;
import static dev.podfall.lesson.shape.Shape.required;
import static dev.podfall.lesson.shape.Shape.word;

import dev.podfall.lesson.predicate.Asked;
import dev.podfall.lesson.predicate.Counter;
import dev.podfall.lesson.predicate.Requests;
import dev.podfall.lesson.predict.Question;
import dev.podfall.lesson.shape.Shape;
import dev.podfall.lesson.shape.Shape.Field;
import dev.podfall.lesson.shape.WordSort;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** How predicates and the questions of predictions are written. */
public final class PredicateShape {
    private static final Shape WORD = named("word", WordSort.ANYTHING);
    private static final Shape REGEX = named("regex", WordSort.REGEX);
    private static final Shape FLAG = named("flag", WordSort.FLAG);
    private static final Shape AMOUNT = named("amount", WordSort.AMOUNT);
    private static final Shape DURATION = named("duration", WordSort.DURATION);

    /** Something that is so at a moment, or is not. */
    public static final Shape PREDICATE = new Shape.Named("predicate", PredicateShape::predicate);

    /** From what an answer is computed. */
    static final Shape QUESTION = new Shape.Named("question", PredicateShape::question);

    private static final Shape PODS = new Shape.Named("pods", () -> new Shape.Fields(pods()));
    private static final Shape NODES = new Shape.Named("nodes", () -> new Shape.Fields(nodes()));
    private static final Shape EVENTS = new Shape.Named("events", () -> new Shape.Fields(events()));

    private static final Shape NODE_NAMES = new Shape.Named("node-names", () -> oneOrMore(REGEX));
    private static final Shape WHY = new Shape.Named("why", PredicateShape::why);
    private static final Shape COUNTER = new Shape.Named("counter", PredicateShape::counter);
    private static final Shape SELECTOR = new Shape.Named("selector", PredicateShape::selector);
    private static final Shape NUMBER = new Shape.Named("number-on-the-way", PredicateShape::number);

    private PredicateShape() {}

    static Shape named(String name, WordSort sort) {
        return new Shape.Named(name, () -> word(sort));
    }

    private static Shape predicate() {
        var kinds = new LinkedHashMap<String, Shape.Fields>();
        selectors((key, shape) -> kinds.put(
                key,
                fields(
                        key,
                        required(shape.shape(), shape.about()),
                        Map.of("count", optional(AMOUNT, "How many; >= 1 unless it says.")))));
        kinds.put("daemonset", counters());
        kinds.put("revisions", revisions());
        kinds.put("field", fields("field", required(field(), "A field of an object."), Map.of()));
        kinds.put("why", fields("why", required(WHY, "What Why says of a DaemonSet and a node."), Map.of()));
        kinds.put("same", fields("same", required(PODS, "The same pods as in the beginning."), Map.of()));
        kinds.put("all", fields("all", required(listOf(PREDICATE, 1), "All of them hold."), Map.of()));
        kinds.put("any", fields("any", required(listOf(PREDICATE, 1), "At least one of them holds."), Map.of()));
        kinds.put("not", fields("not", required(PREDICATE, "It does not hold."), Map.of()));
        kinds.put(
                "ever",
                fields(
                        "ever",
                        required(PREDICATE, "It held at some moment since the beginning."),
                        Map.of("for", optional(DURATION, "So long at a stretch."))));
        kinds.put(
                "never",
                fields(
                        "never",
                        required(PREDICATE, "It held at no moment since the beginning."),
                        Map.of("longer-than", optional(DURATION, "So long at a stretch it may have held."))));
        kinds.put("always", fields("always", required(PREDICATE, "It held at every moment."), Map.of()));
        kinds.put(
                "hold",
                fields(
                        "hold",
                        required(PREDICATE, "It holds now."),
                        Map.of("for", required(DURATION, "And has held for so long."))));
        kinds.put("then", fields("then", required(listOf(PREDICATE, 2), "They held one after the other."), Map.of()));
        kinds.put("within", fields("within", required(within(), "It took no longer than that."), Map.of()));
        kinds.put("would", fields("would", required(would(), "What would be so after some lines."), Map.of()));
        return new Shape.Kinds(kinds);
    }

    private static void selectors(BiConsumer<String, Field> to) {
        to.accept("pods", required(PODS, "Pods that are not being deleted, unless it says."));
        to.accept("replaced", required(PODS, "Pods that were not there in the beginning."));
        to.accept("nodes", required(NODES, "Nodes."));
        to.accept("events", required(EVENTS, "Events, each as often as it says."));
        to.accept("countdowns", required(countdowns(), "Pods that will be evicted when their seconds are over."));
        to.accept("requests", required(requests(), "What the user has asked for since the beginning."));
    }

    private static Shape.Fields fields(String head, Field first, Map<String, Field> more) {
        var out = new LinkedHashMap<String, Field>();
        out.put(head, first);
        out.putAll(more);
        return new Shape.Fields(out);
    }

    private static Map<String, Field> pods() {
        var out = new LinkedHashMap<String, Field>();
        out.put(
                "of",
                optional(word(new WordSort.Form("owner", "nobody|ds/[^/ ]+(/[^/ ]+)?", false)), "ds/NAME or nobody."));
        out.put("named", optional(REGEX, "A regular expression."));
        out.put("node", optional(NODE_NAMES, "A regular expression, a list of names, or labels as pool=spot."));
        out.put("ready", optional(FLAG, "Whether they are ready."));
        out.put("waiting", optional(FLAG, "Whether they wait for a node."));
        out.put("terminating", optional(oneOf("true", "false", "any"), "false unless it says."));
        out.put("phase", optional(oneOf("Pending", "Running", "Succeeded", "Failed"), "Their phase."));
        out.put("image", optional(REGEX, "A regular expression for an image of theirs."));
        out.put("label", optional(WORD, "Labels, as app=agent."));
        return out;
    }

    private static Map<String, Field> nodes() {
        var out = new LinkedHashMap<String, Field>();
        out.put("named", optional(REGEX, "A regular expression."));
        out.put("label", optional(WORD, "Labels that they have, as pool=spot."));
        out.put("no-label", optional(WORD, "Labels that they do not have."));
        out.put("taint", optional(REGEX, "A regular expression for key=value:Effect of a taint that they have."));
        out.put("no-taint", optional(REGEX, "The same of one that they do not have."));
        out.put("ready", optional(FLAG, "Whether they are ready."));
        out.put("cordoned", optional(FLAG, "Whether they are cordoned."));
        return out;
    }

    private static Map<String, Field> events() {
        var out = new LinkedHashMap<String, Field>();
        out.put("reason", optional(WORD, "As FailedCreate."));
        out.put("about", optional(REGEX, "A regular expression for Kind/name."));
        out.put("message", optional(REGEX, "A regular expression for their words."));
        out.put("new", optional(FLAG, "Whether only what happened since the beginning counts."));
        return out;
    }

    private static Shape countdowns() {
        return new Shape.Fields(Map.of("node", optional(NODE_NAMES, "As with pods.")));
    }

    private static Shape requests() {
        var out = new LinkedHashMap<String, Field>();
        out.put("verb", optional(oneOf(Requests.VERBS.toArray(String[]::new)), "What was asked for."));
        out.put("of", optional(REGEX, "A regular expression for kind/name, as pod/.*"));
        return new Shape.Fields(out);
    }

    private static Shape.Fields counters() {
        var out = new LinkedHashMap<String, Field>();
        out.put("daemonset", required(WORD, "Its name, or NAMESPACE/NAME."));
        Counter.names().forEach(name -> out.put(name, optional(AMOUNT, "The counter in its status.")));
        out.put("image", optional(REGEX, "A regular expression for an image of its template."));
        out.put("exists", optional(FLAG, "Whether there is one."));
        return new Shape.Fields(out);
    }

    private static Shape.Fields revisions() {
        var out = new LinkedHashMap<String, Field>();
        var number = word(WordSort.NUMBER);
        var renumbered = new LinkedHashMap<String, Field>();
        renumbered.put("was", required(number, "The number in the beginning."));
        renumbered.put("is", required(number, "The number now."));
        out.put("revisions", required(WORD, "The name of a DaemonSet."));
        out.put("numbers", optional(listOf(number), "All of them, in order."));
        out.put("images", optional(new Shape.Table(WordSort.NUMBER, REGEX), "By number."));
        out.put("causes", optional(new Shape.Table(WordSort.NUMBER, REGEX), "By number; <none> where there is none."));
        out.put("same-object", optional(new Shape.Fields(renumbered), "Which object has got another number."));
        out.put("count", optional(AMOUNT, "How many there are."));
        return new Shape.Fields(out);
    }

    private static Shape field() {
        var out = new LinkedHashMap<String, Field>();
        out.put("of", required(word(WordSort.OBJECT), "ds/NAME, pod/NAME or node/NAME."));
        out.put("path", required(WORD, "As -o jsonpath takes it."));
        out.put("is", optional(WORD, "What it says; several values with a blank between."));
        out.put("matches", optional(REGEX, "A regular expression for what it says."));
        out.put("number", optional(AMOUNT, "How large it is."));
        out.put("absent", optional(FLAG, "Whether it is not there."));
        return new Shape.Fields(out);
    }

    private static Shape why() {
        var out = new LinkedHashMap<String, Field>();
        out.put("of", required(word(new WordSort.Form("owner", "ds/[^/ ]+(/[^/ ]+)?", false)), "ds/NAME."));
        out.put("node", optional(NODE_NAMES, "As with pods; every node unless it says."));
        out.put("is", required(oneOf(Asked.names().toArray(String[]::new)), "The verdict."));
        return new Shape.Fields(out);
    }

    private static Shape within() {
        var out = new LinkedHashMap<String, Field>();
        out.put("time", required(DURATION, "At most so long."));
        out.put("from", required(PREDICATE, "From the moment at which this was so."));
        out.put("to", required(PREDICATE, "To the one at which this was."));
        return new Shape.Fields(out);
    }

    private static Shape would() {
        var out = new LinkedHashMap<String, Field>();
        out.put("do", required(listOf(WORD, 1), "Lines of the console, run in a fork."));
        out.put("that", required(PREDICATE, "What holds then."));
        return new Shape.Fields(out);
    }

    private static Shape question() {
        var kinds = new LinkedHashMap<String, Shape.Fields>();
        kinds.put("tiles", fields("tiles", required(places(), "The nodes where something is found."), Map.of()));
        kinds.put("count", fields("count", required(SELECTOR, "How many are found."), Map.of()));
        kinds.put("counter", fields("counter", required(COUNTER, "What a DaemonSet counts."), Map.of()));
        kinds.put("length", fields("length", required(length(), "How many values a path finds in a pod."), Map.of()));
        kinds.put("most", fields("most", required(NUMBER, "The largest number on the way."), Map.of()));
        kinds.put("least", fields("least", required(NUMBER, "The smallest number on the way."), Map.of()));
        kinds.put(
                "seconds-until",
                fields("seconds-until", required(PREDICATE, "After how many seconds it is so."), Map.of()));
        kinds.put("whatif", fields("whatif", required(whatIf(), "What staged lines would do."), Map.of()));
        return new Shape.Kinds(kinds);
    }

    private static Shape places() {
        var kinds = new LinkedHashMap<String, Shape.Fields>();
        selectors((key, shape) -> kinds.put(key, fields(key, shape, Map.of())));
        kinds.keySet().retainAll(java.util.List.of("pods", "replaced", "nodes", "countdowns"));
        kinds.put("why", fields("why", required(WHY, "What Why says of a DaemonSet and the node."), Map.of()));
        return new Shape.Kinds(kinds);
    }

    private static Shape selector() {
        var kinds = new LinkedHashMap<String, Shape.Fields>();
        selectors((key, shape) -> kinds.put(key, fields(key, shape, Map.of())));
        kinds.put("revisions", fields("revisions", required(WORD, "The name of a DaemonSet."), Map.of()));
        return new Shape.Kinds(kinds);
    }

    private static Shape number() {
        var kinds = new LinkedHashMap<String, Shape.Fields>(((Shape.Kinds) selector()).kinds());
        kinds.put("counter", fields("counter", required(COUNTER, "What a DaemonSet counts."), Map.of()));
        return new Shape.Kinds(kinds);
    }

    private static Shape counter() {
        var out = new LinkedHashMap<String, Field>();
        out.put("daemonset", required(WORD, "Its name."));
        out.put("of", required(oneOf(Counter.names().toArray(String[]::new)), "The counter."));
        return new Shape.Fields(out);
    }

    private static Shape length() {
        var out = new LinkedHashMap<String, Field>();
        out.put("pods", required(PODS, "The first of these."));
        out.put("path", required(WORD, "As -o jsonpath takes it."));
        return new Shape.Fields(out);
    }

    private static Shape whatIf() {
        var out = new LinkedHashMap<String, Field>();
        out.put("stage", required(listOf(WORD, 1), "Lines of the console."));
        out.put("of", required(word(new WordSort.Form("owner", "ds/[^/ ]+(/[^/ ]+)?", false)), "ds/NAME."));
        out.put(
                "outcome",
                required(oneOf(Question.WhatIf.OUTCOMES.toArray(String[]::new)), "What becomes of its pods."));
        return new Shape.Fields(out);
    }
}
