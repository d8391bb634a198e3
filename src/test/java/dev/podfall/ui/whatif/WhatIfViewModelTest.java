package dev.podfall.ui.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.meta.Kind;
import dev.podfall.explain.Lab;
import dev.podfall.kubectl.ConsoleLine;
import dev.podfall.play.Moment;
import dev.podfall.play.Pace;
import dev.podfall.ui.control.Tone;
import dev.podfall.ui.frame.Hues;
import dev.podfall.ui.outlook.Outlook.Figure;
import dev.podfall.ui.outlook.Outlook.Row;
import dev.podfall.ui.whatif.WhatIfModel.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class WhatIfViewModelTest {
    private final Lab lab =
            Lab.of(Lab.node("n1", "") + Lab.node("n2", "") + Lab.agent("")).runFor(60);
    private final WhatIfViewModel viewModel = new WhatIfViewModel(
            () -> CompletableFuture.completedFuture(lab.session().fork()),
            Runnable::run,
            Runnable::run,
            (millis, task) -> {},
            new Hues());

    private WhatIfModel shown() {
        return viewModel.model().get();
    }

    private void show() {
        var frame = lab.session().frame();
        viewModel.show(new Moment(1, frame, frame.journal().size(), frame.now(), false, Pace.REAL, List.of()));
    }

    private static List<ConsoleLine> line(String text) {
        return List.of(ConsoleLine.of(text));
    }

    @Test
    void aStagedTaintSaysWhoGoesAndWhatBecomesOfTheCounters() {
        show();
        viewModel.stage(line("kubectl taint nodes n1 maint:NoExecute"));
        assertThat(shown().lines()).containsExactly(new Line("taint nodes n1 maint:NoExecute", false, ""));
        assertThat(shown().outlook().figures())
                .containsExactly(
                        new Figure(Tone.BAD, "−1 evicted"),
                        new Figure(Tone.SOFT, "0 land"),
                        new Figure(Tone.SILENT, "DESIRED 2 → 1"));
        assertThat(shown().outlook().groups().getFirst().rows())
                .containsExactly(new Row(Tone.BAD, "n1", "evicted at once"));
        assertThat(lab.node("n1").taints()).isEmpty();
    }

    /** Its old pod goes in the rollout, and for the NoSchedule taint none comes: that is no eviction. */
    @Test
    void whoIsDeletedByARolloutIsNotCountedAsEvicted() {
        lab.give("kubectl taint nodes n1 maint:NoSchedule").runFor(10);
        show();
        viewModel.stage(line("kubectl set image ds/agent agent=registry.example/agent:2.0"));
        assertThat(shown().outlook().figures())
                .extracting(Figure::text)
                .contains("−1 goes", "1 replaced")
                .noneMatch(text -> text.contains("evicted"));
        assertThat(shown().outlook().groups().getFirst().rows())
                .filteredOn(row -> row.where().equals("n1"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.text()).startsWith("goes ");
                    assertThat(row.tone()).isEqualTo(Tone.SOFT);
                });
    }

    private void show(WhatIfViewModel to, boolean playing) {
        var frame = lab.session().frame();
        to.show(new Moment(1, frame, frame.journal().size(), frame.now(), playing, Pace.REAL, List.of()));
    }

    /** A forecast that took long is asked for seldom while time plays; where time stands, the last is about what is shown. */
    @Test
    void whenTimeStandsTheAnswerFollowsSoon() {
        var later = new ArrayList<Runnable>();
        var millis = new ArrayList<Long>();
        var answers = new ArrayList<Long>();
        var model = new WhatIfViewModel(
                () -> CompletableFuture.completedFuture(lab.session().fork()),
                Runnable::run,
                Runnable::run,
                (delay, task) -> {
                    millis.add(delay);
                    later.add(task);
                },
                new Hues());
        model.setOnResult(
                result -> answers.add(Objects.requireNonNull(result).before().revision()));
        show(model, true);
        model.stage(line("kubectl taint nodes n1 maint:NoExecute"));
        later.clear();
        lab.patch(Kind.NODE, "n2", "metadata: {labels: {a: b}}");
        show(model, true);
        assertThat(later).as("waits").hasSize(1);
        lab.patch(Kind.NODE, "n2", "metadata: {labels: {a: c}}");
        show(model, false);

        assertThat(later).as("another, shorter wait").hasSize(2);
        assertThat(millis.getLast()).isEqualTo(400);
        later.getLast().run();
        assertThat(answers.getLast()).isEqualTo(lab.session().state().revision());
        int asked = answers.size();
        later.getFirst().run();
        assertThat(answers).as("the longer wait is of no meaning").hasSize(asked);
    }

    @Test
    void aDraftIsLookedAtAndForgotten() {
        show();
        viewModel.draft(line("kubectl cordon n1"));
        assertThat(shown().lines()).containsExactly(new Line("cordon n1", true, ""));
        assertThat(shown().known()).isTrue();
        viewModel.draft(List.of());
        assertThat(shown()).isEqualTo(WhatIfModel.EMPTY);
    }

    @Test
    void aLineThatIsRefusedSaysWhyInItsPlace() {
        show();
        viewModel.stage(line("kubectl cordon n1"));
        viewModel.stage(line("kubectl cordon n9"));
        assertThat(shown().lines())
                .extracting(Line::complaint)
                .containsExactly("", "Error from server (NotFound): nodes \"n9\" not found");
    }

    @Test
    void applyingHandsTheLinesOnAndClearsTheBox() {
        var done = new ArrayList<ConsoleLine>();
        viewModel.setOnApply(done::addAll);
        show();
        viewModel.stage(line("kubectl cordon n1"));
        viewModel.stage(line("kubectl cordon n2"));
        viewModel.remove(0);
        viewModel.apply();
        assertThat(done).isEqualTo(line("kubectl cordon n2"));
        assertThat(shown().isEmpty()).isTrue();
    }
}
