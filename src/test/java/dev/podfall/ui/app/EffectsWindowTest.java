package dev.podfall.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.explain.Lab;
import dev.podfall.kubectl.ConsoleLine;
import dev.podfall.language.Wording;
import dev.podfall.manifest.Source;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a way out would do is said of the moment that is shown. */
class EffectsWindowTest extends LiveWindow {
    private static final String TAINTED = "spec:\n  taints: [{key: gpu, value: 'true', effect: NoSchedule}]\n";

    private String effects() {
        return onScreen(() -> root().lookupAll(".effect").stream()
                .filter(node -> node.isVisible())
                .map(node -> ((Label) node).getText())
                .collect(Collectors.joining("\n")));
    }

    @Test
    @DisplayName(
            "stepped back to where another node was without its taint, a way out would do what it would have done then")
    void itIsAskedAgainWhereTimeStandsAtAnotherMoment() {
        open(Wording.ENGLISH, 1280, 900);
        var player = workbench.player();
        workbench
                .loading()
                .prepare(
                        List.of(new Source("a.yaml", Lab.node("n1", TAINTED) + Lab.node("n2", "") + Lab.agent(""))),
                        session -> {})
                .join();
        player.driveByHand();
        player.play();
        player.pass(Duration.ofSeconds(60)).join();
        player.pause();
        doOnScreen(() -> {
            workbench.desk().selection().daemonSet(Lab.AGENT);
            workbench.desk().selection().node("n1");
        });
        waitFor(() -> effects().contains("+1 lands"));
        int then = Objects.requireNonNull(player.moment().join()).shown();
        assertThat(effects()).doesNotContain("misscheduled").doesNotContain("goes");

        doOnScreen(() -> workbench.console().runAll(List.of(ConsoleLine.of("kubectl taint nodes n2 x=1:NoSchedule"))));
        waitFor(() -> effects().contains("goes"));

        player.seek(then);
        waitFor(() -> !effects().contains("goes") && effects().contains("+1 lands"));
    }
}
