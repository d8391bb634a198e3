package dev.podfall.ui.act;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.core.Taint;
import dev.podfall.api.core.TaintEffect;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every act is a line that somebody could have typed. */
class ActCommandsTest {
    private static final Taint MAINT = Taint.of("maint", "now", TaintEffect.NO_EXECUTE);

    @Test
    void linesOfActs() {
        var acts = List.of(
                new Act.AddTaint("n1", MAINT, false),
                new Act.AddTaint("n1", MAINT, true),
                new Act.RemoveTaint("n1", MAINT),
                new Act.ChangeTaint("n1", MAINT, Taint.of("maint", "now", TaintEffect.NO_SCHEDULE)),
                new Act.ChangeTaint("n1", MAINT, Taint.of("maint", "later", TaintEffect.NO_EXECUTE)),
                new Act.SetLabel("n1", "disk", "ssd", true),
                new Act.RemoveLabel("n1", "disk"),
                new Act.Drain("n1", true, false, true),
                new Act.Uncordon("n1"),
                new Act.Delete("n1"),
                new Act.StopKubelet("n1"),
                new Act.SetCondition("n1", "MemoryPressure", "True"));
        Stream<String> lines =
                acts.stream().flatMap(act -> ActCommands.of(act).stream()).map(line -> line.text());
        assertThat(lines)
                .containsExactly(
                        "kubectl taint nodes n1 maint=now:NoExecute",
                        "kubectl taint nodes n1 maint=now:NoExecute --overwrite",
                        "kubectl taint nodes n1 maint:NoExecute-",
                        "kubectl taint nodes n1 maint=now:NoSchedule maint:NoExecute-",
                        "kubectl taint nodes n1 maint=later:NoExecute --overwrite",
                        "kubectl label nodes n1 disk=ssd --overwrite",
                        "kubectl label nodes n1 disk-",
                        "kubectl drain n1 --ignore-daemonsets --delete-emptydir-data",
                        "kubectl uncordon n1",
                        "kubectl delete node n1",
                        "kubelet stop n1",
                        "kubelet condition n1 MemoryPressure=True");
    }
}
