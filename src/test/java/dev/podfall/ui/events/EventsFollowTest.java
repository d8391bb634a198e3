package dev.podfall.ui.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.explain.timeline.TimelineReader;
import dev.podfall.properties.Walk;
import dev.podfall.ui.events.EventFilter.Depth;
import dev.podfall.ui.events.EventsViewModel.Question;
import dev.podfall.ui.text.Words;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Lines and lanes that grow are those that are read from the beginning. */
@Timeout(600)
class EventsFollowTest {
    private static final List<EventFilter> FILTERS = List.of(
            EventFilter.ALL_EVENTS,
            new EventFilter(Depth.EVERYTHING, "", null, false, null),
            new EventFilter(Depth.DECISIONS, "n1", null, false, null));

    @Test
    void onEveryWalkTheLinesAreThoseThatAreReadAnew() {
        Walk.seeds().limit(50).forEach(seed -> {
            var following = new EventsViewModel();
            Walk.through(seed, look -> {
                int filter = look.moment().shown() / 40 % FILTERS.size();
                var question = new Question(look.moment(), FILTERS.get(filter), Words.wording());
                assertThat(following.answer(question))
                        .as(look.where())
                        .isEqualTo(new EventsViewModel().answer(question));
            });
        });
    }

    @Test
    void onEveryWalkTheTimelineIsTheOneThatIsReadAnew() {
        Walk.seeds().limit(50).forEach(seed -> {
            var following = new TimelineReader();
            Walk.through(seed, look -> {
                var moment = look.moment();
                var timeline = following.read(moment.session(), moment.frame());
                var anew = new TimelineReader().read(moment.session(), moment.frame());
                assertThat(timeline).as(look.where()).usingRecursiveComparison().isEqualTo(anew);
            });
        });
    }
}
