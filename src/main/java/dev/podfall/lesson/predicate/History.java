package dev.podfall.lesson.predicate;

import dev.podfall.language.Phrase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was so at some moment since the beginning, in the past that led to this one; another branch does not count. */
public sealed interface History extends Predicate {

    /** What is looked at in each moment. */
    List<Predicate> of();

    /** What is seen where it holds and should not. */
    Phrase met(Scene scene, Memory memory);

    /** How long something has held, and held at most. */
    final class Spell implements Memory.Fold {
        private final Predicate that;
        /** Null while it does not hold. */
        private @Nullable Instant holdsSince;

        private @Nullable Instant firstMet;

        /** Negative if it never held. */
        private Duration longest = Duration.ofNanos(-1);

        /** What was seen at the first moment at which it did not hold; null if it always did. */
        private @Nullable Phrase firstSeen;

        private @Nullable Instant firstMissed;

        Spell(Predicate that) {
            this.that = that;
        }

        @Override
        public Spell copy() {
            var out = new Spell(that);
            out.holdsSince = holdsSince;
            out.firstMet = firstMet;
            out.longest = longest;
            out.firstSeen = firstSeen;
            out.firstMissed = firstMissed;
            return out;
        }

        @Override
        public void see(Scene moment, Memory memory) {
            boolean holds = that.holds(moment, memory);
            if (holds && holdsSince == null) {
                holdsSince = moment.at();
                firstMet = firstMet == null ? moment.at() : firstMet;
            }
            if (holdsSince != null) {
                var held = Duration.between(holdsSince, moment.at());
                longest = held.compareTo(longest) > 0 ? held : longest;
            }
            if (!holds) {
                if (firstSeen == null) {
                    firstSeen = that.seen(moment, memory);
                    firstMissed = moment.at();
                }
                holdsSince = null;
            }
        }

        /** Negative if it does not hold now. */
        Duration present(Scene scene) {
            return holdsSince == null ? Duration.ofNanos(-1) : Duration.between(holdsSince, scene.at());
        }
    }

    private static Spell spell(Scene scene, Memory memory, Predicate whose, Predicate that) {
        return memory.upTo(scene, whose, Spell.class, () -> new Spell(that));
    }

    /** How long after the beginning it was. */
    private static Object after(Scene scene, @Nullable Instant time) {
        return time == null ? Duration.ZERO : Duration.between(scene.since().at(), time);
    }

    /**
     * It held once.
     *
     * @param time for at least so long at a stretch
     */
    record Ever(Predicate that, Duration time) implements History {
        @Override
        public List<Predicate> of() {
            return List.of(that);
        }

        @Override
        public boolean holds(Scene scene, Memory memory) {
            return spell(scene, memory, this, that).longest.compareTo(time) >= 0;
        }

        @Override
        public Phrase seen(Scene scene, Memory memory) {
            var longest = spell(scene, memory, this, that).longest;
            return longest.isNegative()
                    ? Phrase.of("lesson.seen.not-yet", that.seen(scene, memory))
                    : Phrase.of("lesson.seen.not-long", longest, time);
        }

        @Override
        public Phrase met(Scene scene, Memory memory) {
            return Phrase.of("lesson.seen.was-so", after(scene, spell(scene, memory, this, that).firstMet));
        }
    }

    /**
     * It never held.
     *
     * @param longerThan it may have held so long at a stretch
     */
    record Never(Predicate that, Duration longerThan) implements History {
        @Override
        public List<Predicate> of() {
            return List.of(that);
        }

        @Override
        public boolean holds(Scene scene, Memory memory) {
            var longest = spell(scene, memory, this, that).longest;
            return longerThan.isZero() ? longest.isNegative() : longest.compareTo(longerThan) <= 0;
        }

        @Override
        public Phrase seen(Scene scene, Memory memory) {
            var spell = spell(scene, memory, this, that);
            return longerThan.isZero()
                    ? Phrase.of("lesson.seen.was-so", after(scene, spell.firstMet))
                    : Phrase.of("lesson.seen.was-so-for", spell.longest, longerThan);
        }

        /** How long after the beginning it held for the first time. */
        Object broken(Scene scene, Memory memory) {
            return after(scene, spell(scene, memory, this, that).firstMet);
        }

        @Override
        public Phrase met(Scene scene, Memory memory) {
            return Phrase.of("lesson.seen.never-so");
        }
    }

    /** It held at every moment. */
    record Always(Predicate that) implements History {
        @Override
        public List<Predicate> of() {
            return List.of(that);
        }

        @Override
        public boolean holds(Scene scene, Memory memory) {
            return spell(scene, memory, this, that).firstSeen == null;
        }

        @Override
        public Phrase seen(Scene scene, Memory memory) {
            var spell = spell(scene, memory, this, that);
            return Phrase.of(
                    "lesson.seen.was-not-so",
                    after(scene, spell.firstMissed),
                    spell.firstSeen == null ? Phrase.NONE : spell.firstSeen);
        }

        /** How long after the beginning it did not hold for the first time. */
        Object broken(Scene scene, Memory memory) {
            return after(scene, spell(scene, memory, this, that).firstMissed);
        }

        @Override
        public Phrase met(Scene scene, Memory memory) {
            return Phrase.of("lesson.seen.always-so");
        }
    }

    /** It holds now, and has held for so long. */
    record Hold(Predicate that, Duration time) implements History {
        @Override
        public List<Predicate> of() {
            return List.of(that);
        }

        @Override
        public boolean holds(Scene scene, Memory memory) {
            return spell(scene, memory, this, that).present(scene).compareTo(time) >= 0;
        }

        @Override
        public Phrase seen(Scene scene, Memory memory) {
            var present = spell(scene, memory, this, that).present(scene);
            return present.isNegative() ? that.seen(scene, memory) : Phrase.of("lesson.seen.not-long", present, time);
        }

        @Override
        public Phrase met(Scene scene, Memory memory) {
            return Sights.held(that, scene, memory);
        }
    }

    /** They held one after the other, each at some moment after the one before it or at the same. */
    record Then(List<Predicate> of) implements History {
        public Then {
            of = List.copyOf(of);
        }

        /** How far it has come. */
        private static final class Way implements Memory.Fold {
            private final List<Predicate> of;
            private int met;
            /** When the first and the last that were met were so. */
            private @Nullable Instant first;

            private @Nullable Instant last;

            Way(List<Predicate> of) {
                this.of = of;
            }

            @Override
            public Way copy() {
                var out = new Way(of);
                out.met = met;
                out.first = first;
                out.last = last;
                return out;
            }

            @Override
            public void see(Scene moment, Memory memory) {
                while (met < of.size() && of.get(met).holds(moment, memory)) {
                    first = met == 0 ? moment.at() : first;
                    last = moment.at();
                    met++;
                }
            }
        }

        @Override
        public boolean holds(Scene scene, Memory memory) {
            return way(scene, memory).met == of.size();
        }

        private Way way(Scene scene, Memory memory) {
            return memory.upTo(scene, this, Way.class, () -> new Way(of));
        }

        /** How many of them have held. */
        int count(Scene scene, Memory memory) {
            return way(scene, memory).met;
        }

        /** How long it took from the first to the last; null if it did not get there. */
        @Nullable
        Duration took(Scene scene, Memory memory) {
            var way = way(scene, memory);
            return way.met < of.size() || way.first == null || way.last == null
                    ? null
                    : Duration.between(way.first, way.last);
        }

        @Override
        public Phrase seen(Scene scene, Memory memory) {
            int met = count(scene, memory);
            return Phrase.of(
                    "lesson.seen.then",
                    met,
                    of.size(),
                    of.get(Math.min(met, of.size() - 1)).seen(scene, memory));
        }

        @Override
        public Phrase met(Scene scene, Memory memory) {
            return Phrase.of("lesson.seen.was-so", after(scene, way(scene, memory).last));
        }
    }

    /** From the moment at which one was so it took at most so long until another was. */
    record Within(Duration time, Predicate from, Predicate to) implements History {
        @Override
        public List<Predicate> of() {
            return List.of(from, to);
        }

        /** Whether both were so, however long that took. */
        boolean isOver(Scene scene, Memory memory) {
            return way().took(scene, memory) != null;
        }

        Then way() {
            return new Then(List.of(from, to));
        }

        @Override
        public boolean holds(Scene scene, Memory memory) {
            var took = way().took(scene, memory);
            return took != null && took.compareTo(time) <= 0;
        }

        @Override
        public Phrase seen(Scene scene, Memory memory) {
            var took = way().took(scene, memory);
            return took == null ? way().seen(scene, memory) : Phrase.of("lesson.seen.took", took, time);
        }

        @Override
        public Phrase met(Scene scene, Memory memory) {
            var took = way().took(scene, memory);
            return Phrase.of("lesson.seen.took", took == null ? Duration.ZERO : took, time);
        }
    }
}
