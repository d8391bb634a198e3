package dev.podfall.lesson.predicate;

import dev.podfall.language.Phrase;
import java.util.List;

/** What is seen where something holds that should not: the other way round than a predicate says it itself. */
final class Sights {
    private Sights() {}

    static Phrase held(Predicate that, Scene scene, Memory memory) {
        return switch (that) {
            case Counted counted -> counted.found(scene);
            case Counters counters -> counters.now(scene);
            case FieldValue field -> field.now(scene);
            case Asked asked -> asked.now(scene);
            case Predicate.Not(var not) -> not.seen(scene, memory);
            case Predicate.All(var of) -> all(of, scene, memory);
            case Predicate.Any(var of) ->
                all(of.stream().filter(each -> each.holds(scene, memory)).toList(), scene, memory);
            case SamePods same ->
                Phrase.of("lesson.seen.still-same", same.pods().what());
            case RevisionList revisions -> revisions.now(scene);
            case History history -> history.met(scene, memory);
            case Would would -> Phrase.of("lesson.seen.would-hold", Phrase.names(would.lines()));
        };
    }

    private static Phrase all(List<Predicate> of, Scene scene, Memory memory) {
        return Phrase.clauses(of.stream().map(each -> held(each, scene, memory)).toList());
    }
}
