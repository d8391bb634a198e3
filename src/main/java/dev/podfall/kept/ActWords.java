package dev.podfall.kept;

import dev.podfall.language.Phrase;

/** What an act is, in a few words. */
public final class ActWords {
    private ActWords() {}

    public static Phrase of(Act act) {
        var first = of(act.deeds().getFirst());
        int more = act.deeds().size() - 1;
        return more == 0 ? first : Phrase.of("saved.act.and-more", first, more);
    }

    private static Phrase of(Deed deed) {
        return switch (deed) {
            case Deed.Request(var command) -> command.what();
            case Deed.Line line -> Phrase.verbatim(line.text());
            case Deed.Apply(var manifests) -> Phrase.of("saved.act.apply", manifests.size());
        };
    }
}
