package dev.podfall.ui.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.meta.Kind;
import dev.podfall.explain.Lab;
import dev.podfall.language.Phrase;
import dev.podfall.language.Wording;
import dev.podfall.play.Moment;
import dev.podfall.play.Pace;
import dev.podfall.ui.events.EventFilter.Depth;
import dev.podfall.ui.events.EventLine.Sort;
import dev.podfall.ui.frame.Selection;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventsViewModelTest {
    private static final String GPU = "spec:\n  taints: [{key: gpu, value: 'true', effect: NoSchedule}]\n";

    private static Moment moment(Lab lab) {
        var frame = lab.session().frame();
        return new Moment(1, frame, frame.journal().size(), frame.now(), true, Pace.REAL, List.of());
    }

    private static EventFilter filter(Depth depth, String text, Kind kind, boolean warnings) {
        return new EventFilter(depth, text, kind, warnings, null);
    }

    private static EventsViewModel.Answer ask(EventsViewModel model, Lab lab, EventFilter filter) {
        return model.answer(new EventsViewModel.Question(moment(lab), filter, Wording.ENGLISH));
    }

    @Test
    void eventsAndActsAreShownWithWhomTheyAreAbout() {
        var lab = Lab.of(Lab.node("n1", "") + Lab.agent("")).runFor(30);
        var lines = ask(new EventsViewModel(), lab, EventFilter.ALL_EVENTS).lines();
        assertThat(lines.stream().map(EventLine::sort)).containsOnly(Sort.ACT, Sort.EVENT);
        assertThat(lines)
                .filteredOn(line -> line.reason().equals(Phrase.verbatim("Scheduled")))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.actor()).hasToString("default-scheduler");
                    assertThat(line.kind()).isEqualTo(Kind.POD);
                    assertThat(line.node()).isEqualTo("n1");
                    assertThat(line.daemonSet()).isEqualTo(Lab.AGENT);
                    assertThat(line.message().toString()).endsWith("to n1");
                });
    }

    /** Events of a drain name no version of what they are about; an act on a kubelet is about no object at all. */
    @Test
    void eventsWithoutAVersionAreAboutWhatTheyName() {
        var lab = Lab.of(Lab.node("n1", "") + Lab.agent("")).runFor(30);
        lab.give("kubectl drain n1 --ignore-daemonsets").give("kubelet stop n1").runFor(1);
        var lines = ask(new EventsViewModel(), lab, EventFilter.ALL_EVENTS).lines();
        assertThat(lines)
                .extracting(EventLine::objectText)
                .contains("node/n1", "")
                .noneMatch(text -> text.startsWith("event/"));
        assertThat(lines)
                .filteredOn(line -> line.message().toString().equals("kubelet stop n1"))
                .singleElement()
                .satisfies(line -> assertThat(line.objectText()).isEmpty());
    }

    @Test
    void theFilterGoesByTextKindAndWarnings() {
        var lab = Lab.of(Lab.node("n1", "")
                        + Lab.agent("")
                                .replace(
                                        "image: agent:1.16",
                                        "image: agent:1.16\n        resources: {requests: {cpu: '900'}}"))
                .runFor(30);
        var model = new EventsViewModel();
        assertThat(ask(model, lab, filter(Depth.EVENTS, "", null, true)).lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.reason()).hasToString("FailedScheduling"));
        assertThat(ask(model, lab, filter(Depth.EVENTS, "INSUFFICIENT cpu", null, false))
                        .lines())
                .isNotEmpty();
        assertThat(ask(model, lab, filter(Depth.EVERYTHING, "", Kind.CONTROLLER_REVISION, false))
                        .lines())
                .allSatisfy(line -> assertThat(line.kind()).isEqualTo(Kind.CONTROLLER_REVISION))
                .isNotEmpty();
        assertThat(ask(model, lab, filter(Depth.DECISIONS, "", null, false)).lines().stream()
                        .map(EventLine::sort))
                .contains(Sort.DECISION)
                .doesNotContain(Sort.WRITE);
    }

    @Test
    void followingTheSelectionShowsWhatConcernsIt() {
        var lab =
                Lab.of(Lab.node("n1", "") + Lab.node("n2", "") + Lab.agent("")).runFor(30);
        var choice = new Selection.Choice("n1", null, null, Kind.NODE);
        var lines = ask(new EventsViewModel(), lab, new EventFilter(Depth.EVERYTHING, "", null, false, choice))
                .lines();
        assertThat(lines)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.node()).isEqualTo("n1"));
        assertThat(lines.stream().map(EventLine::kind)).contains(Kind.POD, Kind.NODE);
    }

    @Test
    void readingOnIsTheSameAsReadingAll() {
        var lab = Lab.of(Lab.node("n1", GPU) + Lab.node("n2", "") + Lab.agent(""));
        var model = new EventsViewModel();
        for (int i = 0; i < 20; i++) {
            ask(model, lab, EventFilter.ALL_EVENTS);
            lab.runFor(1);
        }
        assertThat(ask(model, lab, EventFilter.ALL_EVENTS).lines())
                .isEqualTo(
                        ask(new EventsViewModel(), lab, EventFilter.ALL_EVENTS).lines());
    }

    @Test
    void thePlayheadDividesPastFromFuture() {
        var lab = Lab.of(Lab.node("n1", "") + Lab.agent("")).runFor(30);
        var frame = lab.session().frame();
        var past = new Moment(1, frame, 10, frame.journal().get(9).at(), false, Pace.REAL, List.of());
        var answer = new EventsViewModel()
                .answer(new EventsViewModel.Question(past, EventFilter.ALL_EVENTS, Wording.ENGLISH));
        assertThat(answer.lines().subList(0, answer.now())).allMatch(line -> line.step() <= 10);
        assertThat(answer.lines().subList(answer.now(), answer.lines().size())).allMatch(line -> line.step() > 10);
        assertThat(answer.now()).isPositive().isLessThan(answer.lines().size());
    }
}
