package dev.podfall.ui.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.explain.Lab;
import dev.podfall.language.Wording;
import dev.podfall.play.Moment;
import dev.podfall.play.Pace;
import dev.podfall.ui.events.EventFilter.Depth;
import dev.podfall.ui.events.EventsViewModel.Answer;
import dev.podfall.ui.events.EventsViewModel.Question;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

/** Reading that takes long shows what it has found so far, and whoever asks something else need not wait for its end. */
class EventsInPartsTest {
    private static final EventFilter EVERYTHING = new EventFilter(Depth.EVERYTHING, "", null, false, null);
    private static final EventFilter ONE_NODE = new EventFilter(Depth.EVERYTHING, "n1", null, false, null);

    private final Lab lab =
            Lab.of(Lab.node("n1", "") + Lab.node("n2", "") + Lab.agent("")).runFor(60);
    private final EventsViewModel model = new EventsViewModel(() -> () -> false);

    private Question question(EventFilter filter) {
        var frame = lab.session().frame();
        var moment = new Moment(1, frame, frame.journal().size(), frame.now(), true, Pace.REAL, List.of());
        return new Question(moment, filter, Wording.ENGLISH);
    }

    private Answer toTheEnd(EventFilter filter) {
        var answer = model.answer(question(filter));
        for (int parts = 0; !answer.whole(); parts++) {
            assertThat(parts).isLessThan(lab.session().journal().size());
            var before = answer;
            answer = model.answer(question(filter));
            assertThat(before.lines().isBeginningOf(answer.lines())).isTrue();
            assertThat(answer.lines().size())
                    .isGreaterThanOrEqualTo(before.lines().size());
        }
        return answer;
    }

    @Test
    void inPartsItFindsWhatItFindsAtOnce() {
        for (var filter : List.of(EVERYTHING, ONE_NODE, EventFilter.ALL_EVENTS)) {
            assertThat(toTheEnd(filter)).isEqualTo(new EventsViewModel().answer(question(filter)));
        }
    }

    @Test
    void anotherFilterDoesNotWaitForTheEnd() {
        assertThat(model.answer(question(EVERYTHING)).whole()).isFalse();
        assertThat(model.answer(question(ONE_NODE)).lines()).allMatch(line -> line.step() <= 2);
        lab.runFor(60);
        assertThat(toTheEnd(ONE_NODE)).isEqualTo(new EventsViewModel().answer(question(ONE_NODE)));
    }

    @Test
    void aRowIsTheSameRowWhateverElseIsListed() {
        var all = new EventItems(toTheEnd(EVERYTHING).lines());
        var some = new EventItems(toTheEnd(ONE_NODE).lines());
        assertThat(some).isNotEmpty().hasSizeLessThan(all.size());
        for (var row : some) {
            int there = all.indexOf(row);
            assertThat(all.get(there).read()).isEqualTo(row.read());
            assertThat(all.get(there)).isEqualTo(row).hasSameHashCodeAs(row);
        }
        assertThat(all.stream().filter(some::contains)).hasSameSizeAs(some);
    }

    @Test
    void itemsGrowAtTheirEndAndAreNotTakenForOthers() {
        var items = new EventItems(toTheEnd(EVERYTHING).lines());
        var added = new ArrayList<EventRow>();
        items.addListener((ListChangeListener<EventRow>) change -> {
            while (change.next()) {
                assertThat(change.wasRemoved()).isFalse();
                added.addAll(change.getAddedSubList());
            }
        });
        int before = items.size();
        lab.give("kubectl cordon n1");
        assertThat(items.grow(toTheEnd(EVERYTHING).lines())).isTrue();
        assertThat(added).isNotEmpty().hasSize(items.size() - before);
        assertThat(items.grow(toTheEnd(ONE_NODE).lines())).isFalse();
    }
}
