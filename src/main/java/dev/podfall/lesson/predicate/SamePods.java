package dev.podfall.lesson.predicate;

import dev.podfall.api.core.Pod;
import dev.podfall.language.Phrase;
import dev.podfall.store.ClusterState;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** The pods that are picked now are the very ones that were picked in the beginning, and there were some. */
public record SamePods(Pods pods) implements Predicate {

    @Override
    public boolean holds(Scene scene, Memory memory) {
        var were = byUid(scene.since().state());
        return !were.isEmpty() && were.keySet().equals(byUid(scene.state()).keySet());
    }

    private TreeMap<String, Pod> byUid(ClusterState state) {
        var out = new TreeMap<String, Pod>();
        pods.in(state).forEach(pod -> out.put(pod.uid(), pod));
        return out;
    }

    @Override
    public Phrase seen(Scene scene, Memory memory) {
        var were = byUid(scene.since().state());
        var are = byUid(scene.state());
        if (were.isEmpty()) {
            return Phrase.of("lesson.seen.none-before", pods.what());
        }
        var gone = new TreeMap<>(were);
        gone.keySet().removeAll(are.keySet());
        are.keySet().removeAll(were.keySet());
        return gone.isEmpty()
                ? Phrase.of("lesson.seen.pods-came", pods.what(), Phrase.names(names(are.values())))
                : are.isEmpty()
                        ? Phrase.of("lesson.seen.pods-went", pods.what(), Phrase.names(names(gone.values())))
                        : Phrase.of("lesson.seen.pods-replaced", pods.what(), Phrase.names(names(gone.values())));
    }

    private static List<String> names(Collection<Pod> pods) {
        return pods.stream()
                .map(pod -> new Selector.Found(pod.name(), Pods.where(pod)).shown())
                .sorted()
                .limit(4)
                .toList();
    }
}
