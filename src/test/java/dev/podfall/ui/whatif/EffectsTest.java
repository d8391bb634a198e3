package dev.podfall.ui.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.explain.Lab;
import dev.podfall.kubectl.ConsoleLine;
import dev.podfall.play.Moment;
import dev.podfall.play.Pace;
import dev.podfall.ui.frame.Hues;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class EffectsTest {
    private static final String GPU = "spec:\n  taints: [{key: gpu, value: 'true', effect: NoSchedule}]\n";

    private final Lab lab =
            Lab.of(Lab.node("n1", GPU) + Lab.node("n2", "") + Lab.agent("")).runFor(60);
    private final Effects effects = new Effects(
            () -> CompletableFuture.completedFuture(lab.session().fork()), Runnable::run, Runnable::run, new Hues());

    private List<String> ask(String... lines) {
        var frame = lab.session().frame();
        var moment = new Moment(1, frame, frame.journal().size(), frame.now(), false, Pace.REAL, List.of());
        var out = new ArrayList<String>();
        var changes = List.of(lines).stream()
                .map(line -> line.isEmpty() ? List.<ConsoleLine>of() : List.of(ConsoleLine.of(line)))
                .toList();
        effects.ask(moment, changes, Lab.AGENT, (place, said) -> out.add(place + ": " + said));
        return out;
    }

    @Test
    void everyChangeIsLookedAtForItself() {
        assertThat(ask(
                        "kubectl taint nodes n1 gpu-",
                        "",
                        "kubectl label node n2 disk=ssd",
                        "kubectl taint nodes n2 x=y:NoExecute"))
                .containsExactly(
                        "0: +1 lands · DESIRED 1 → 2 · AVAILABLE 1 → 2",
                        "2: nothing changes",
                        "3: −1 evicted · DESIRED 1 → 0 · AVAILABLE 1 → 0");
        assertThat(lab.node("n1").taints()).hasSize(1);
    }

    @Test
    void whoIsDeletedIsNotSaidToBeEvicted() {
        assertThat(ask("kubectl delete ds agent")).singleElement().asString().startsWith("0: −1 goes");
    }

    @Test
    void whatTheServerRefusesIsSaidInItsWords() {
        lab.give("kubectl delete node n2").runFor(5);
        assertThat(ask("kubectl patch ds agent --type=merge -p '{\"spec\":{\"selector\":null}}'"))
                .singleElement()
                .asString()
                .startsWith("0: ");
    }
}
