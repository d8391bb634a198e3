package dev.podfall.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What holds in every session, on random stories. {@code -Dpodfall.scenarios=N} says how many, {@code -Dpodfall.seed=N}
 * where to begin.
 */
class PropertiesTest {
    private static final int STORIES = Integer.getInteger("podfall.scenarios", 1000);
    private static final long FIRST = Long.getLong("podfall.seed", 1);

    @Test
    void allHoldsInEveryStory() {
        assertThat(failing(Storyteller::story, StoryRun::failure)).isEmpty();
    }

    /** Whatever goes on for ever is seen to do so, and what a fork foretells comes true. */
    @Test
    void allHoldsInEveryWildStory() {
        assertThat(failing(Storyteller::wildStory, story -> StoryRun.failure(story, true)))
                .isEmpty();
    }

    private static String failing(LongFunction<Story> stories, Function<Story, @Nullable String> failure) {
        var failing = LongStream.range(FIRST, FIRST + STORIES)
                .parallel()
                .filter(seed -> failure.apply(stories.apply(seed)) != null)
                .min();
        return failing.isPresent() ? report(failing.getAsLong(), stories, failure) : "";
    }

    private static String report(long seed, LongFunction<Story> stories, Function<Story, @Nullable String> failure) {
        var shortest = Shrinker.shortest(stories.apply(seed), candidate -> failure.apply(candidate) != null);
        return "Seed " + seed + ": " + failure.apply(shortest) + "\n\nin the shortest story that fails:\n\n"
                + shortest.text();
    }
}
