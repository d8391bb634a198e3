package dev.podfall.lesson.predicate;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Node;
import dev.podfall.explain.Known;
import dev.podfall.explain.Verdict;
import dev.podfall.explain.VerdictWords;
import dev.podfall.explain.Why;
import dev.podfall.language.Phrase;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What Why says of a DaemonSet and each of some nodes: unlike the counters it is never of the last look.
 *
 * @param verdict as {@link #names} has it
 */
public record Asked(DaemonSetName of, NodeNames node, String verdict) implements Predicate {
    private static final Map<String, Class<? extends Verdict>> VERDICTS = new TreeMap<>(Map.ofEntries(
            Map.entry("runs", Verdict.Runs.class),
            Map.entry("runs-for", Verdict.RunsFor.class),
            Map.entry("starts", Verdict.Starts.class),
            Map.entry("fails", Verdict.Fails.class),
            Map.entry("restarts", Verdict.Restarts.class),
            Map.entry("not-ready", Verdict.NotReady.class),
            Map.entry("awaits-network", Verdict.AwaitsNetwork.class),
            Map.entry("silent", Verdict.KubeletSilent.class),
            Map.entry("lands", Verdict.Lands.class),
            Map.entry("lands-for", Verdict.LandsFor.class),
            Map.entry("soon", Verdict.Soon.class),
            Map.entry("waits", Verdict.Waits.class),
            Map.entry("creation-refused", Verdict.CreationRefused.class),
            Map.entry("kubelet-refuses", Verdict.KubeletRefuses.class),
            Map.entry("ended", Verdict.Ended.class),
            Map.entry("older", Verdict.Older.class),
            Map.entry("misscheduled", Verdict.Misscheduled.class),
            Map.entry("leaves", Verdict.Leaves.class),
            Map.entry("ends", Verdict.Ends.class),
            Map.entry("cannot-end", Verdict.CannotEnd.class),
            Map.entry("refused", Verdict.Refused.class)));

    /** What may be asked for. */
    public static List<String> names() {
        return List.copyOf(VERDICTS.keySet());
    }

    @Override
    public boolean holds(Scene scene, Memory memory) {
        var nodes = nodes(scene);
        return !nodes.isEmpty() && nodes.stream().allMatch(each -> is(scene, each));
    }

    /** The nodes of which it is so. */
    public List<String> where(Scene scene) {
        return nodes(scene).stream()
                .filter(each -> is(scene, each))
                .map(Node::name)
                .toList();
    }

    private List<Node> nodes(Scene scene) {
        return scene.state().nodes().stream()
                .filter(each -> node.has(each.name(), scene.state()))
                .toList();
    }

    private boolean is(Scene scene, Node place) {
        var daemonSets = of.in(scene.state());
        return !daemonSets.isEmpty()
                && daemonSets.stream()
                        .allMatch(each ->
                                whyOf(scene, each, place).verdict().getClass().equals(VERDICTS.get(verdict)));
    }

    private static Why whyOf(Scene scene, DaemonSet daemonSet, Node place) {
        return Why.of(scene.state(), daemonSet, place, new Known(scene.at(), scene.evictions()));
    }

    @Override
    public Phrase seen(Scene scene, Memory memory) {
        return now(scene);
    }

    Phrase now(Scene scene) {
        var nodes = nodes(scene);
        if (nodes.isEmpty()) {
            return Phrase.of("lesson.seen.no-node", node.shown());
        }
        var first = nodes.stream().filter(each -> !is(scene, each)).findFirst().orElse(nodes.getFirst());
        var daemonSets = of.in(scene.state());
        return daemonSets.isEmpty()
                ? Phrase.of("cli.expect.no-such-daemonset", of.name())
                : Phrase.of(
                        "lesson.seen.why",
                        of.name(),
                        first.name(),
                        VerdictWords.headline(whyOf(scene, daemonSets.getFirst(), first)));
    }
}
