package dev.podfall.apiserver.admission;

import dev.podfall.api.core.Container;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.PodSpec;
import dev.podfall.api.meta.KeptObject;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.schema.Defaults;
import dev.podfall.sim.RandomSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a pod that are the same for all pods of a template, made once: thousands of pods share them by
 * reference.
 */
final class PodParts {
    private static final int MOST = 256;

    /** What admission makes of the parts that come from the template. */
    private record Made(
            List<Container> initContainers, List<Container> containers, Tree.Obj rest, String note, String qosClass) {}

    /** Parts that are the very same objects. */
    private static final class Key {
        private final List<Container> initContainers;
        private final List<Container> containers;
        private final Tree.Obj rest;
        private final boolean hostNetwork;
        private final @Nullable KeptObject account;
        private final List<KeptObject> ranges;

        Key(PodSpec spec, @Nullable KeptObject account, List<KeptObject> ranges) {
            this.initContainers = spec.initContainers();
            this.containers = spec.containers();
            this.rest = spec.rest();
            this.hostNetwork = spec.hostNetwork();
            this.account = account;
            this.ranges = ranges;
        }

        @Override
        @SuppressWarnings("ReferenceEquality") // the very same object: what makes the look-up cheap
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key
                    && initContainers == key.initContainers
                    && containers == key.containers
                    && rest == key.rest
                    && account == key.account
                    && ranges.equals(key.ranges)
                    && hostNetwork == key.hostNetwork;
        }

        @Override
        public int hashCode() {
            return 31 * System.identityHashCode(containers) + System.identityHashCode(rest);
        }
    }

    private final Map<Key, Made> made = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Made> eldest) {
            return size() > MOST;
        }
    };

    /** What has been drawn for a template is drawn once: it belongs to what is remembered. */
    PodParts fork() {
        var out = new PodParts();
        out.made.putAll(made);
        return out;
    }

    /** The pod with what pods get and templates do not; its quality of service in its status. */
    Pod complete(Pod pod, @Nullable KeptObject account, List<KeptObject> ranges, RandomSource random) {
        if (ServiceAccount.isMirror(pod)) {
            var plain = Defaults.apply(pod);
            return plain.withStatus(plain.status().withQosClass(PodQos.of(plain.spec())));
        }
        var key = new Key(pod.spec(), account, ranges);
        var found = made.get(key);
        if (found == null) {
            found = make(pod, account, ranges, random);
            made.put(key, found);
        }
        var spec = pod.spec();
        return noted(pod, found.note())
                .withSpec(spec.withContainers(found.initContainers(), found.containers())
                        .withRest(found.rest()))
                .withStatus(pod.status().withQosClass(found.qosClass()));
    }

    private static Pod noted(Pod pod, String note) {
        var meta = pod.meta();
        return note.isEmpty()
                ? pod
                : pod.withMeta(meta.withAnnotations(meta.annotations().with(LimitRanges.ANNOTATION, note)));
    }

    private static Made make(Pod pod, @Nullable KeptObject account, List<KeptObject> ranges, RandomSource random) {
        var filled = LimitRanges.fill(Defaults.apply(pod).spec(), ranges);
        var spec = ServiceAccount.admit(filled.spec(), account, random);
        return new Made(
                List.copyOf(spec.initContainers()),
                List.copyOf(spec.containers()),
                spec.rest(),
                filled.note(),
                PodQos.of(spec));
    }
}
