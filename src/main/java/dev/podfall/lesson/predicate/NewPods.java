package dev.podfall.lesson.predicate;

import dev.podfall.api.meta.KubeObject;
import dev.podfall.language.Phrase;
import java.util.List;

/** Those pods that were not there in the beginning. */
public record NewPods(Pods pods) implements Selector {

    @Override
    public List<Found> find(Scene scene) {
        var before = scene.since().state();
        return pods.in(scene.state()).stream()
                .filter(pod -> {
                    KubeObject was = before.pod(pod.key());
                    return was == null || !was.uid().equals(pod.uid());
                })
                .map(pod -> new Found(pod.name(), Pods.where(pod)))
                .toList();
    }

    @Override
    public Phrase what() {
        return Phrase.of("lesson.what.new", pods.what());
    }
}
