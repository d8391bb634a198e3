package dev.podfall.lesson.predicate;

import dev.podfall.language.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Something that is so at a moment, or is not. */
public sealed interface Predicate
        permits Predicate.All,
                Predicate.Any,
                Predicate.Not,
                Counted,
                Counters,
                RevisionList,
                FieldValue,
                Asked,
                SamePods,
                History,
                Would {

    /** @param memory of the same predicates at earlier moments */
    boolean holds(Scene scene, Memory memory);

    /** What is seen at a moment at which it does not hold. */
    Phrase seen(Scene scene, Memory memory);

    /** The same for somebody who does not ask again. */
    default boolean holds(Scene scene) {
        return holds(scene, new Memory());
    }

    default Phrase seen(Scene scene) {
        return seen(scene, new Memory());
    }

    /** The predicates in it, itself first. */
    default Stream<Predicate> parts() {
        return switch (this) {
            case All(var of) -> Stream.concat(Stream.of(this), of.stream().flatMap(Predicate::parts));
            case Any(var of) -> Stream.concat(Stream.of(this), of.stream().flatMap(Predicate::parts));
            case Not(var that) -> Stream.concat(Stream.of(this), that.parts());
            case History history ->
                Stream.concat(Stream.of(this), history.of().stream().flatMap(Predicate::parts));
            case Would would -> Stream.concat(Stream.of(this), would.that().parts());
            case Counted _, Counters _, RevisionList _, FieldValue _, Asked _, SamePods _ -> Stream.of(this);
        };
    }

    /** Whether it has to be tried out in a fork, which costs more than a look. */
    default boolean isTried() {
        return parts().anyMatch(Would.class::isInstance);
    }

    /** All of them hold. */
    record All(List<Predicate> of) implements Predicate {
        public All {
            of = List.copyOf(of);
        }

        @Override
        public boolean holds(Scene scene, Memory memory) {
            // All are asked, so that those on history have seen everything.
            return of.stream().filter(each -> each.holds(scene, memory)).count() == of.size();
        }

        @Override
        public Phrase seen(Scene scene, Memory memory) {
            return Phrase.clauses(of.stream()
                    .filter(each -> !each.holds(scene, memory))
                    .map(each -> each.seen(scene, memory))
                    .toList());
        }
    }

    /** At least one of them holds. */
    record Any(List<Predicate> of) implements Predicate {
        public Any {
            of = List.copyOf(of);
        }

        @Override
        public boolean holds(Scene scene, Memory memory) {
            return of.stream().anyMatch(each -> each.holds(scene, memory));
        }

        @Override
        public Phrase seen(Scene scene, Memory memory) {
            var clauses = new ArrayList<Phrase>();
            of.forEach(each -> clauses.add(each.seen(scene, memory)));
            return Phrase.clauses(clauses);
        }
    }

    /** It does not hold. */
    record Not(Predicate that) implements Predicate {
        @Override
        public boolean holds(Scene scene, Memory memory) {
            return !that.holds(scene, memory);
        }

        @Override
        public Phrase seen(Scene scene, Memory memory) {
            return Sights.held(that, scene, memory);
        }
    }
}
