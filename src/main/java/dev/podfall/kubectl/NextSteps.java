package dev.podfall.kubectl;

import dev.podfall.apiserver.Status;
import dev.podfall.language.Phrase;

/** What to do about a field error, for the rules that people break most. */
public final class NextSteps {
    private NextSteps() {}

    /** One sentence, or nothing. */
    public static Phrase of(Status.Cause cause) {
        return switch (cause.rule()) {
            case OTHER, NAMESPACE_STAYS -> Phrase.NONE;
            case POD_HAS_CONTAINERS -> Phrase.of("refused.containers.step");
            case CONTAINER_HAS_IMAGE -> Phrase.of("refused.image.step");
            case SELECTOR_MATCHES_TEMPLATE -> Phrase.of("refused.selector-matches.step");
            case SELECTOR_STAYS -> Phrase.of("refused.selector-stays.step");
            case EVERY_KEY_NEEDS_EXISTS -> Phrase.of("refused.every-key.step");
            case SECONDS_NEED_NO_EXECUTE -> Phrase.of("refused.seconds.step");
            case NO_SURGE_WHILE_UNAVAILABLE -> Phrase.of("refused.surge.step");
            case SURGE_OR_UNAVAILABLE -> Phrase.of("refused.surge-or-unavailable.step");
            case UID_IS_UNIQUE -> Phrase.of("refused.uid.step");
        };
    }
}
