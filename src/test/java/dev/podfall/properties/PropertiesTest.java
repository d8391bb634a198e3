package dev.podfall.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
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
        var failing = LongStream.range(FIRST, FIRST + STORIES)
                .parallel()
                .filter(seed -> StoryRun.failure(Storyteller.story(seed)) != null)
                .min();

        assertThat(failing.isPresent() ? report(failing.getAsLong()) : "").isEmpty();
    }

    private static String report(long seed) {
        var story = Storyteller.story(seed);
        var shortest = Shrinker.shortest(story, candidate -> StoryRun.failure(candidate) != null);
        return "Seed " + seed + ": " + StoryRun.failure(shortest) + "\n\nin the shortest story that fails:\n\n"
                + shortest.text();
    }
}
