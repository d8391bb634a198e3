package dev.podfall.properties;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.cluster.Journal;
import dev.podfall.cluster.Session;
import dev.podfall.explain.caption.Captions;
import dev.podfall.explain.caption.CausalChain;
import dev.podfall.kubectl.Console;
import dev.podfall.kubectl.TextIo;
import dev.podfall.language.Language;
import dev.podfall.language.Wording;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Every step of every story can be told, in every language. */
class CaptionsOfStoriesTest {
    private static final int STORIES = Integer.getInteger("podfall.scenarios", 1000) / 5;
    private static final List<Wording> WORDS =
            Language.all().stream().map(Wording::of).toList();

    @Test
    void everyStepOfEveryStoryHasACaption() {
        long steps = LongStream.rangeClosed(1, STORIES)
                .parallel()
                .map(seed -> tell(told(Storyteller.story(seed))) + tell(told(Storyteller.wildStory(seed))))
                .sum();
        assertThat(steps).isGreaterThan(100L * STORIES);
    }

    private static long tell(Journal journal) {
        for (var step : journal) {
            var caption = Captions.of(journal, step.number());
            assertThat(caption.isSeen()).as("step %s", step.number()).isEqualTo(Captions.isSeen(step));
            assertThat(caption.happening()).isEqualTo(Captions.happening(step));
            assertThat(caption.cause()).isEqualTo(step.cause());
            for (var words : WORDS) {
                assertThat(words.say(caption.sentence())).isNotBlank();
            }
        }
        int size = journal.size();
        for (int length = 2; length <= size; length *= 3) {
            var some = Captions.of(journal, size - length + 1L, size);
            assertThat(WORDS.getFirst().say(some.sentence())).isNotBlank();
        }
        for (int number = 1; number <= size; number += 1 + size / 20) {
            chain(journal, number);
        }
        return size;
    }

    private static void chain(Journal journal, long number) {
        var chain = CausalChain.of(journal, number);
        assertThat(chain.here().step()).isEqualTo(number);
        assertThat(chain.causes()).allSatisfy(link -> assertThat(link.step()).isLessThan(number));
        assertThat(chain.effects()).allSatisfy(link -> assertThat(link.step()).isGreaterThan(number));
        var first = chain.all().getFirst();
        assertThat(first.cause() == 0 || chain.causesAreCut()).isTrue();
    }

    private static Journal told(Story story) {
        var session = new Session(story.options());
        for (var line : story.acts()) {
            if (line.equals(Story.REST)) {
                session.runFor(Duration.ofSeconds(90));
            } else if (!line.startsWith(Story.WHAT_IF)) {
                Console.run(line, new TextIo(story.texts()), session);
            }
        }
        session.runFor(Duration.ofSeconds(90));
        return session.journal();
    }
}
