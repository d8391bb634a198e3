package dev.podfall.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.cluster.Session;
import dev.podfall.explain.Lab;
import dev.podfall.explain.timeline.Series;
import dev.podfall.explain.timeline.Timeline;
import dev.podfall.explain.timeline.TimelineReader;
import dev.podfall.language.Wording;
import dev.podfall.play.Moment;
import dev.podfall.play.Pace;
import dev.podfall.ui.events.EventFilter;
import dev.podfall.ui.events.EventFilter.Depth;
import dev.podfall.ui.events.EventsViewModel;
import dev.podfall.ui.events.EventsViewModel.Question;
import dev.podfall.ui.frame.Hues;
import dev.podfall.ui.frame.Selection;
import dev.podfall.ui.topology.TopologyMapper;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;

/** Panels show of a session that has given up its old steps what they show of one that has all of them. */
@Timeout(300)
@TestInstance(Lifecycle.PER_CLASS)
class GivenUpStepsTest {
    private static final String CLUSTER = Lab.node("n1", "")
            + Lab.node("n2", "")
            + Lab.agent("").replace("agent:1.16", "registry.example/agent:crash")
            + Lab.agent("")
                    .replace("agent:1.16", "agent:1.16\n        resources: {requests: {cpu: '900'}}")
                    .replace(": agent", ": big");
    private static final List<EventFilter> FILTERS = List.of(
            EventFilter.ALL_EVENTS,
            new EventFilter(Depth.EVERYTHING, "", null, false, null),
            new EventFilter(Depth.DECISIONS, "n1", null, false, null));

    private final Session whole = session(Long.MAX_VALUE);
    private final Session limited = session(0);
    private final Window following = new Window();

    /** All that remembers something from one moment to the next. */
    private static final class Window {
        final Hues hues = new Hues();
        final EventsViewModel events = new EventsViewModel();
        final TimelineReader timeline = new TimelineReader();
        final Statuses statuses = new Statuses(hues);
        final TopologyMapper map = new TopologyMapper(hues);

        /** The timeline holds revisions, which are other objects once they have come back. */
        record Seen(List<Object> panels, Timeline timeline) {}

        Seen look(Moment moment, EventFilter filter) {
            hues.learn(moment.session(), moment.state());
            return new Seen(
                    List.of(
                            events.answer(new Question(moment, filter, Wording.ENGLISH)),
                            statuses.of(moment, Selection.Choice.NOTHING),
                            map.map(moment, Selection.Choice.NOTHING, null)),
                    timeline.read(moment.session(), moment.frame()));
        }
    }

    private static Session session(long bytes) {
        var session = Lab.of(CLUSTER).session();
        session.keepHistoryWithin(bytes);
        return session;
    }

    @BeforeAll
    void playOn() {
        var first = limited.journal().get(0);
        for (int hours = 0; hours < 96; hours += 24) {
            runBoth(Duration.ofHours(24));
            see(1, whole, limited, limited.journal().size(), EventFilter.ALL_EVENTS);
        }
        assertThat(limited.journal().size()).isGreaterThan(3 * 2_048);
        assertThat(limited.journal().get(0)).isNotSameAs(first);
        assertThat(limited.journal().get(0).state().revision())
                .isEqualTo(first.state().revision());
    }

    private void runBoth(Duration time) {
        whole.runFor(time);
        limited.runFor(time);
    }

    private void see(long number, Session all, Session some, int shown, EventFilter filter) {
        var followed = following.look(moment(number, some, shown), filter);
        var anew = new Window().look(moment(number, all, shown), filter);
        var where = "session " + number + ", step " + shown + ", " + filter;
        assertThat(followed.panels()).as(where).isEqualTo(anew.panels());
        assertThat(followed.timeline())
                .as(where)
                .usingRecursiveComparison()
                .withEqualsForType(Series::equals, Series.class)
                .isEqualTo(anew.timeline());
    }

    private static Moment moment(long number, Session session, int shown) {
        var frame = session.frame();
        boolean live = shown == frame.journal().size();
        var at = live ? frame.now() : frame.journal().number(shown).at();
        return new Moment(number, frame, shown, at, live, Pace.REAL, List.of());
    }

    @Test
    void lookingBack() {
        for (int shown : List.of(10, 3_000, 2_048, 2_049, 6_100, 64)) {
            see(1, whole, limited, shown, EventFilter.ALL_EVENTS);
        }
    }

    @Test
    void anotherFilterGoesThroughAllSteps() {
        for (var filter : FILTERS) {
            see(1, whole, limited, limited.journal().size(), filter);
            see(1, whole, limited, 1_000, filter);
        }
    }

    @Test
    void aBranchThatLeavesAtAStepThatWasGivenUpAndBackAgain() {
        for (int parted : List.of(1_000, 4_096, 6_000)) {
            var all = whole.forkAt(whole.journal().number(parted).position());
            var some = limited.forkAt(limited.journal().number(parted).position());
            all.runFor(Duration.ofHours(8));
            some.runFor(Duration.ofHours(8));
            see(parted, all, some, some.journal().size(), FILTERS.get(1));
            see(1, whole, limited, limited.journal().size(), EventFilter.ALL_EVENTS);
            runBoth(Duration.ofHours(1));
            see(1, whole, limited, limited.journal().size(), EventFilter.ALL_EVENTS);
        }
    }
}
