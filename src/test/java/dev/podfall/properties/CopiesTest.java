package dev.podfall.properties;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.core.Pod;
import dev.podfall.api.core.Taint;
import dev.podfall.cluster.Limits;
import dev.podfall.cluster.Session;
import dev.podfall.kubectl.Console;
import dev.podfall.kubectl.ManifestLoad;
import dev.podfall.kubectl.StrictIo;
import dev.podfall.manifest.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A cluster at rest, printed and loaded into a session of its own, is at rest there as it was. */
class CopiesTest {
    private static final int STORIES = Integer.getInteger("podfall.scenarios", 1000) / 10;
    private static final long FIRST = Long.getLong("podfall.seed", 1);
    private static final Limits LIMITS = new Limits(Duration.ofDays(1), 10_000);

    @Test
    void aCopyOfAClusterAtRestStaysAsItWas() {
        var different = LongStream.range(FIRST, FIRST + STORIES)
                .parallel()
                .boxed()
                .flatMap(seed -> LongStream.of(0, 1)
                        .mapToObj(wild -> wild == 0 ? Storyteller.story(seed) : Storyteller.wildStory(seed)))
                .map(CopiesTest::difference)
                .filter(said -> !said.isEmpty())
                .toList();
        assertThat(different).isEmpty();
    }

    /** What is not in the copy as it was; empty if all is, or if the story never ends. */
    private static String difference(Story story) {
        var original = new Session(story.options());
        for (var act : story.acts()) {
            if (act.equals(Story.REST)) {
                original.runToRest(LIMITS, () -> false);
            } else if (!act.startsWith(Story.WHAT_IF)) {
                Console.run(act, new StrictIo(story.texts()), original);
            }
        }
        // Nodes that go and taints that come do not wake the controller, but loading does.
        original.runToRest(LIMITS, () -> false);
        give(original, "kubectl annotate ds --all touched=1 --overwrite");
        if (!original.runToRest(LIMITS, () -> false).reached()) {
            return "";
        }
        // A copy's time is that of the youngest thing in it: no node is just starting then.
        original.runFor(Duration.ofSeconds(30));
        give(original, "kubectl create namespace youngest");
        var dump = give(original, "kubectl get ns,nodes,ds,controllerrevisions,pods,priorityclasses -A -o yaml");
        var sources = List.of(new Source("dump.yaml", dump));
        var copy = new Session(ManifestLoad.optionsFor(sources));
        ManifestLoad.plan(sources, copy).apply(copy);
        var rest = copy.runToRest(LIMITS, () -> false);
        var is = look(copy);
        var was = look(original);
        return is.equals(was) && rest.reached()
                ? ""
                : "seed " + story.seed() + "\n was " + minus(was, is) + "\n is  " + minus(is, was) + "\n" + rest + "\n"
                        + story.text();
    }

    private static String give(Session session, String line) {
        var io = new StrictIo(Map.of());
        Console.run(line, io, session);
        return io.out();
    }

    private static List<String> minus(List<String> all, List<String> without) {
        var out = new ArrayList<>(all);
        out.removeAll(without);
        return out;
    }

    private static List<String> look(Session session) {
        var out = new ArrayList<String>();
        for (var daemonSet : session.state().daemonSets()) {
            out.add(daemonSet.name() + " " + daemonSet.status());
        }
        for (Pod pod : session.state().pods()) {
            out.add(pod.name() + " on " + pod.targetNode() + " " + pod.status().phase()
                    + (pod.isReady() ? " ready" : "") + (pod.isTerminating() ? " going" : ""));
        }
        for (var node : session.state().nodes()) {
            out.add(node.name() + " "
                    + new TreeSet<>(node.taints().stream().map(Taint::toString).toList())
                    + (node.isReady() ? " ready" : ""));
        }
        session.state()
                .controllerRevisions()
                .forEach(revision -> out.add(Objects.toString(revision.name()) + " " + revision.revision()));
        return out;
    }
}
