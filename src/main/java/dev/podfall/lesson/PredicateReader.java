package dev.podfall.lesson;

import dev.podfall.api.meta.Selector;
import dev.podfall.kubectl.print.JsonPath;
import dev.podfall.kubectl.print.PrintException;
import dev.podfall.language.Phrase;
import dev.podfall.lesson.predicate.Amount;
import dev.podfall.lesson.predicate.Asked;
import dev.podfall.lesson.predicate.Countdowns;
import dev.podfall.lesson.predicate.Counted;
import dev.podfall.lesson.predicate.Counter;
import dev.podfall.lesson.predicate.Counters;
import dev.podfall.lesson.predicate.DaemonSetName;
import dev.podfall.lesson.predicate.Events;
import dev.podfall.lesson.predicate.FieldValue;
import dev.podfall.lesson.predicate.History;
import dev.podfall.lesson.predicate.NewPods;
import dev.podfall.lesson.predicate.NodeNames;
import dev.podfall.lesson.predicate.Nodes;
import dev.podfall.lesson.predicate.Pods;
import dev.podfall.lesson.predicate.Predicate;
import dev.podfall.lesson.predicate.Requests;
import dev.podfall.lesson.predicate.RevisionList;
import dev.podfall.lesson.predicate.RevisionNumbers;
import dev.podfall.lesson.predicate.SamePods;
import dev.podfall.lesson.predicate.Would;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes predicates of trees whose shape is {@link PredicateShape#PREDICATE}. */
final class PredicateReader {
    private static final Pattern EVERYTHING = Pattern.compile(".*");
    private static final List<String> SELECTORS =
            List.of("pods", "replaced", "nodes", "events", "countdowns", "requests");

    private final Complaints complaints;

    PredicateReader(Complaints complaints) {
        this.complaints = complaints;
    }

    /** One that stands at a key. */
    Predicate at(Part part, String key) {
        return predicate(part.part(key));
    }

    Predicate predicate(Part part) {
        var head = part.map().keys().stream()
                .filter(PredicateReader::isHead)
                .findFirst()
                .orElseThrow();
        return switch (head) {
            case "daemonset" -> counters(part);
            case "revisions" -> revisions(part);
            case "field" -> field(part.part("field"));
            case "why" -> why(part.part("why"));
            case "same" -> new SamePods(pods(part.part("same")));
            case "all" -> new Predicate.All(several(part, "all"));
            case "any" -> new Predicate.Any(several(part, "any"));
            case "not" -> new Predicate.Not(at(part, "not"));
            case "ever" -> new History.Ever(past(part, "ever"), time(part, "for"));
            case "never" -> new History.Never(past(part, "never"), time(part, "longer-than"));
            case "always" -> new History.Always(past(part, "always"));
            case "hold" -> new History.Hold(past(part, "hold"), time(part, "for"));
            case "then" -> then(part);
            case "within" -> within(part.part("within"));
            case "would" -> would(part.part("would"));
            default -> new Counted(selector(part, head), amount(part));
        };
    }

    private static boolean isHead(String key) {
        return SELECTORS.contains(key)
                || List.of(
                                "daemonset",
                                "revisions",
                                "field",
                                "why",
                                "same",
                                "all",
                                "any",
                                "not",
                                "ever",
                                "never",
                                "always",
                                "hold",
                                "then",
                                "within",
                                "would")
                        .contains(key);
    }

    private static Amount amount(Part part) {
        return part.has("count") ? Amount.parse(part.word("count")) : Amount.SOME;
    }

    private static Duration time(Part part, String key) {
        return Objects.requireNonNullElse(part.time(key), Duration.ZERO);
    }

    /** The selector that stands at a key. */
    dev.podfall.lesson.predicate.Selector selector(Part part, String head) {
        var of = part.part(head);
        return switch (head) {
            case "pods" -> pods(of);
            case "replaced" -> new NewPods(pods(of));
            case "nodes" -> nodes(of);
            case "events" ->
                new Events(of.wordOrNull("reason"), regex(of, "about"), regex(of, "message"), of.flag("new"));
            case "countdowns" -> new Countdowns(nodeNames(of));
            case "requests" -> new Requests(of.wordOrNull("verb"), regex(of, "of"));
            case "revisions" -> new RevisionNumbers(new DaemonSetName(part.word("revisions")));
            default -> throw new IllegalStateException("no selector is called " + head);
        };
    }

    Pods pods(Part of) {
        var owner = of.wordOrNull("of");
        var terminating = of.wordOrNull("terminating");
        return new Pods(
                owner == null || owner.equals("nobody") ? null : daemonSet(owner),
                "nobody".equals(owner),
                regex(of, "named"),
                nodeNames(of),
                of.flagOrNull("ready"),
                of.flagOrNull("waiting"),
                terminating == null || terminating.equals("false")
                        ? Pods.Terminating.NO
                        : terminating.equals("any") ? Pods.Terminating.ANY : Pods.Terminating.YES,
                of.wordOrNull("phase"),
                regex(of, "image"),
                labels(of, "label"));
    }

    static DaemonSetName daemonSet(String owner) {
        return new DaemonSetName(owner.substring("ds/".length()));
    }

    private Nodes nodes(Part of) {
        return new Nodes(
                regex(of, "named"),
                labels(of, "label"),
                labels(of, "no-label"),
                regex(of, "taint"),
                regex(of, "no-taint"),
                of.flagOrNull("ready"),
                of.flagOrNull("cordoned"));
    }

    private static @Nullable Pattern regex(Part of, String key) {
        var word = of.wordOrNull(key);
        return word == null ? null : Pattern.compile(word);
    }

    private @Nullable Selector labels(Part of, String key) {
        var word = of.wordOrNull(key);
        return word == null ? null : labels(of, key, word);
    }

    private Selector labels(Part of, String key, String word) {
        try {
            return Selector.parse(word);
        } catch (IllegalArgumentException wrong) {
            complaints.add(
                    of.path(key),
                    Phrase.verbatim(Objects.requireNonNullElse(wrong.getMessage(), word)),
                    Phrase.of("lesson.read.labels.step"));
            return Selector.NOTHING;
        }
    }

    private @Nullable NodeNames nodeNames(Part of) {
        if (!of.has("node")) {
            return null;
        }
        var one = of.wordOrNull("node");
        if (one == null) {
            return new NodeNames.These(of.words("node"));
        }
        return one.contains("=")
                ? new NodeNames.Labelled(labels(of, "node", one))
                : new NodeNames.Like(Pattern.compile(one));
    }

    private static Predicate counters(Part part) {
        var counters = new TreeMap<String, Amount>();
        for (var name : Counter.names()) {
            if (part.has(name)) {
                counters.put(name, Amount.parse(part.word(name)));
            }
        }
        boolean exists = !part.has("exists") || part.flag("exists");
        return new Counters(new DaemonSetName(part.word("daemonset")), counters, regex(part, "image"), exists);
    }

    private static Predicate revisions(Part part) {
        var of = new DaemonSetName(part.word("revisions"));
        var images = byNumber(part, "images");
        var causes = byNumber(part, "causes");
        var same = part.has("same-object")
                ? new RevisionList.Renumbered(
                        part.part("same-object").number("was", 0),
                        part.part("same-object").number("is", 0))
                : null;
        var numbers = part.has("numbers")
                ? part.words("numbers").stream().map(Long::valueOf).toList()
                : null;
        var list = new RevisionList(of, numbers, images, causes, same);
        if (!part.has("count")) {
            return list;
        }
        var count = new Counted(new RevisionNumbers(of), amount(part));
        return part.map().keys().size() == 2 ? count : new Predicate.All(List.of(list, count));
    }

    private static TreeMap<Long, Pattern> byNumber(Part part, String key) {
        var out = new TreeMap<Long, Pattern>();
        part.table(key).forEach((number, regex) -> out.put(Long.valueOf(number), Pattern.compile(regex)));
        return out;
    }

    private Predicate field(Part of) {
        var path = of.word("path");
        checkPath(of, path);
        var tests = new ArrayList<FieldValue.Test>();
        if (of.has("is")) {
            tests.add(new FieldValue.Test.Is(of.word("is")));
        }
        var matches = regex(of, "matches");
        if (matches != null) {
            tests.add(new FieldValue.Test.Matches(matches));
        }
        if (of.has("number")) {
            tests.add(new FieldValue.Test.Compared(Amount.parse(of.word("number"))));
        }
        if (of.flag("absent")) {
            tests.add(new FieldValue.Test.Absent());
        }
        if (tests.size() != 1) {
            complaints.add(of.path(), Phrase.of("lesson.read.field-test"), Phrase.of("lesson.read.field-test.step"));
        }
        var test = tests.isEmpty() ? new FieldValue.Test.Absent() : tests.getFirst();
        return new FieldValue(FieldValue.ObjectName.parse(of.word("of")), path, test);
    }

    void checkPath(Part of, String path) {
        try {
            JsonPath.relaxed(path);
        } catch (PrintException wrong) {
            complaints.add(of.path("path"), wrong.sentence(), Phrase.of("lesson.read.path.step"));
        }
    }

    Asked why(Part of) {
        var nodes = nodeNames(of);
        return new Asked(
                daemonSet(of.word("of")), nodes == null ? new NodeNames.Like(EVERYTHING) : nodes, of.word("is"));
    }

    private List<Predicate> several(Part part, String key) {
        return part.parts(key).stream().map(this::predicate).toList();
    }

    /** One that is asked of each moment of the past, in which nothing is tried. */
    private Predicate past(Part part, String key) {
        return untried(at(part, key), part.path(key));
    }

    private Predicate untried(Predicate predicate, String path) {
        if (predicate.isTried()) {
            complaints.add(path, Phrase.of("lesson.read.would-in-past"), Phrase.of("lesson.read.would-in-past.step"));
        }
        return predicate;
    }

    private Predicate then(Part part) {
        var out = new History.Then(several(part, "then"));
        out.of().forEach(each -> untried(each, part.path("then")));
        return out;
    }

    private Predicate within(Part of) {
        return new History.Within(time(of, "time"), past(of, "from"), past(of, "to"));
    }

    private Predicate would(Part of) {
        return new Would(of.words("do"), at(of, "that"));
    }
}
