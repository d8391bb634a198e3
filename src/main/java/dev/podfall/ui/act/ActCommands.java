package dev.podfall.ui.act;

import dev.podfall.api.core.Taint;
import dev.podfall.kubectl.ConsoleLine;
import dev.podfall.language.Phrase;
import java.util.List;
import java.util.Map;

/** The lines that do an act, as somebody would type them. Pure. */
public final class ActCommands {
    private static final String FILE = "new-nodes.yaml";

    private ActCommands() {}

    public static List<ConsoleLine> of(Act act) {
        return List.of(line(act));
    }

    private static ConsoleLine line(Act act) {
        return switch (act) {
            case Act.AddTaint add -> kubectl("taint nodes " + add.node() + " " + add.taint(), add.overwrites());
            case Act.RemoveTaint remove -> kubectl("taint nodes " + remove.node() + " " + gone(remove.taint()), false);
            case Act.ChangeTaint change ->
                change.from().matches(change.to())
                        ? kubectl("taint nodes " + change.node() + " " + change.to(), true)
                        : kubectl(
                                "taint nodes " + change.node() + " " + change.to() + " " + gone(change.from()), false);
            case Act.SetLabel set ->
                kubectl("label nodes " + set.node() + " " + set.key() + "=" + set.value(), set.overwrites());
            case Act.RemoveLabel remove -> kubectl("label nodes " + remove.node() + " " + remove.key() + "-", false);
            case Act.Cordon cordon -> kubectl("cordon " + cordon.node(), false);
            case Act.Uncordon uncordon -> kubectl("uncordon " + uncordon.node(), false);
            case Act.Drain drain ->
                kubectl(
                        "drain " + drain.node()
                                + (drain.ignoreDaemonSets() ? " --ignore-daemonsets" : "")
                                + (drain.force() ? " --force" : "")
                                + (drain.deleteEmptyDirData() ? " --delete-emptydir-data" : ""),
                        false);
            case Act.Delete delete -> kubectl("delete node " + delete.node(), false);
            case Act.StopKubelet stop -> ConsoleLine.of("kubelet stop " + stop.node(), Phrase.of("act.note.stop"));
            case Act.StartKubelet start -> ConsoleLine.of("kubelet start " + start.node(), Phrase.of("act.note.start"));
            case Act.SetCondition set ->
                ConsoleLine.of(
                        "kubelet condition " + set.node() + " " + set.type() + "=" + set.status(),
                        Phrase.of("act.note.condition"));
            case Act.AddNodes add ->
                new ConsoleLine(
                        "kubectl create -f " + FILE, Map.of(FILE, add.manifest()), Phrase.of("act.note.add-nodes"));
        };
    }

    private static ConsoleLine kubectl(String words, boolean overwrites) {
        return ConsoleLine.of("kubectl " + words + (overwrites ? " --overwrite" : ""));
    }

    /** {@code key:effect-}: the value does not matter to what is removed. */
    private static String gone(Taint taint) {
        return Taint.of(taint.key(), taint.effect()) + "-";
    }
}
