package dev.podfall.ui.whatif;

import static org.assertj.core.api.Assertions.assertThat;

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
