package dev.podfall.explain.caption;

import dev.podfall.cluster.Journal;
import dev.podfall.cluster.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What led to a step, from the user's act on, and what has come of it so far. The first is complete, reports aside, unless it
 * is very long, as with a pod that is restarted for ever; of the second the nearest is told, and what happened to many for the same
 * reason in one caption.
 *
 * @param causes what led to the step, what was first first
 * @param here the step itself
 * @param effects what came of it, in order
 * @param causesLeftOut how many steps are left out after the first of the causes
 * @param effectsAreCut whether there may be more that has come of it
 */
public record CausalChain(List<Link> causes, Link here, List<Link> effects, int causesLeftOut, boolean effectsAreCut) {
    /** So many steps that led to one are told at most: the first, and those next to it. */
    private static final int CAUSES = 40;
    /** So many steps are gone back at most. */
    private static final int BACK = 4_000;
    /** So many steps are looked at for what came of one. */
    private static final int AHEAD = 4_000;
    /** So many links ahead are told. */
    private static final int EFFECTS = 40;

    /**
     * @param step its number, or that of the first of several
     * @param cause the step that led to it; 0 if none did
     * @param at virtual time
     * @param delay since the parent
     * @param parent the step of the link that it follows from, over steps that are not told; 0 for the first
     * @param distance how many steps lie between it and the step that was asked about, plus one; negative before it
     */
    public record Link(long step, long cause, long parent, Instant at, Duration delay, int distance, Caption caption) {}

    public CausalChain {
        causes = List.copyOf(causes);
        effects = List.copyOf(effects);
    }

    /** From the first cause to the last effect. */
    public List<Link> all() {
        var out = new ArrayList<>(causes);
        out.add(here);
        out.addAll(effects);
        return out;
    }

    /** Whether the first cause is not an act of somebody's own: the way back was too long. */
    public boolean causesAreCut() {
        return (causes.isEmpty() ? here : causes.getFirst()).cause() != 0;
    }

    /** @param number of a step of the journal */
    public static CausalChain of(Journal journal, long number) {
        var back = back(journal, journal.number(number));
        var telling = new ArrayList<Integer>();
        for (int i = 0; i < back.size(); i++) {
            if (i == 0 || tells(back.get(i))) {
                telling.add(i);
            }
        }
        int leftOut = Math.max(0, telling.size() - CAUSES);
        var causes = new ArrayList<Link>();
        for (int i = 0; i < telling.size(); i++) {
            if (i == 0 || i > leftOut) {
                long parent = causes.isEmpty() ? 0 : causes.getLast().step();
                int place = telling.get(i);
                causes.add(link(journal, List.of(back.get(place)), parent, place - back.size()));
            }
        }
        var ahead = new Ahead(journal, number);
        return new CausalChain(
                causes,
                link(
                        journal,
                        List.of(journal.number(number)),
                        causes.isEmpty() ? 0 : causes.getLast().step(),
                        0),
                ahead.links(),
                leftOut,
                ahead.isCut());
    }

    /** Of events alone, as of an image that is being pulled, the next step tells what came of it. */
    private static boolean tells(Step step) {
        return Captions.happening(step) != Happening.REPORTED;
    }

    private static List<Step> back(Journal journal, Step from) {
        var out = new ArrayDeque<Step>();
        for (var step = from; step.cause() != 0 && out.size() < BACK; ) {
            step = journal.number(step.cause());
            out.addFirst(step);
        }
        return List.copyOf(out);
    }

    private static Link link(Journal journal, List<Step> steps, long parent, int distance) {
        var step = steps.getFirst();
        var delay = parent == 0
                ? Duration.ZERO
                : Duration.between(journal.number(parent).at(), step.at());
        return new Link(step.number(), step.cause(), parent, step.at(), delay, distance, Captions.of(journal, steps));
    }

    /** Steps that came of one, the same kind of thing at the same distance together. */
    private static final class Ahead {
        private record Kind(int distance, Happening happening, String actor) {}

        private final Journal journal;
        private final LinkedHashMap<Kind, List<Step>> found = new LinkedHashMap<>();
        /** For each step that came of it the step of the link that tells it, or else the one that it comes of. */
        private final TreeMap<Long, Long> told = new TreeMap<>();

        private final boolean cut;

        Ahead(Journal journal, long number) {
            this.journal = journal;
            long last = Math.min(journal.size(), number + AHEAD);
            var distances = new TreeMap<Long, Integer>();
            distances.put(number, 0);
            told.put(number, number);
            boolean full = false;
            for (long next = number + 1; next <= last && !full; next++) {
                var step = journal.number(next);
                var before = distances.get(step.cause());
                if (before != null) {
                    distances.put(next, before + 1);
                    full = !add(step, before + 1);
                }
            }
            this.cut = full || last < journal.size();
        }

        /** @return whether there was room */
        private boolean add(Step step, int distance) {
            var happening = Captions.happening(step);
            if (!happening.isSeen() && happening != Happening.DECIDED) {
                told.put(step.number(), parent(step));
                return true;
            }
            var slash = step.actor().indexOf('/');
            var kind = new Kind(
                    distance, happening, slash < 0 ? step.actor() : step.actor().substring(0, slash));
            if (!found.containsKey(kind) && found.size() == EFFECTS) {
                return false;
            }
            var steps = found.computeIfAbsent(kind, k -> new ArrayList<>());
            steps.add(step);
            told.put(step.number(), steps.getFirst().number());
            return true;
        }

        private long parent(Step step) {
            return Objects.requireNonNull(told.get(step.cause()), "a step comes of an earlier one");
        }

        List<Link> links() {
            var out = new ArrayList<Link>();
            found.forEach((kind, steps) -> out.add(link(journal, steps, parent(steps.getFirst()), kind.distance())));
            out.sort(Comparator.comparingLong(Link::step));
            return out;
        }

        boolean isCut() {
            return cut;
        }
    }
}
