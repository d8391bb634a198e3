package dev.podfall.kubectl;

import dev.podfall.api.core.Taint;
import dev.podfall.api.core.TaintEffect;
import dev.podfall.api.meta.LabelRules;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Taints to be set and to be removed, as typed: {@code key=value:Effect}, {@code key:Effect}, {@code key-},
 * {@code key:Effect-}.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/cmd/taint/utils.go.
 * <br>Differs: in nothing that we know of.
 */
record TaintChanges(List<Taint> added, List<Removal> removed) {

    /** Removes the taints with this key; with this effect only, if there is one. */
    record Removal(String key, @Nullable TaintEffect effect) {
        boolean matches(Taint taint) {
            return key.equals(taint.key()) && (effect == null || effect == taint.effect());
        }

        @Override
        public String toString() {
            return effect == null ? key : key + ":" + effect.wire();
        }
    }

    /** What becomes of a node's taints, and how that is called. */
    record Outcome(List<Taint> taints, String operation) {}

    private record Spec(String key, String value, @Nullable TaintEffect effect) {}

    TaintChanges {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }

    static TaintChanges parse(List<String> words) {
        var added = new ArrayList<Taint>();
        var removed = new ArrayList<Removal>();
        for (var word : words) {
            if (word.endsWith("-")) {
                var spec = spec(word.substring(0, word.length() - 1));
                removed.add(new Removal(spec.key(), spec.effect()));
                continue;
            }
            var spec = spec(word);
            if (spec.effect() == null) {
                throw new KubectlException("invalid taint spec: " + word);
            }
            var taint = Taint.of(spec.key(), spec.value(), spec.effect());
            if (added.stream().anyMatch(taint::matches)) {
                throw new KubectlException("duplicated taints with the same key and effect: {" + taint.key() + " "
                        + taint.value() + " " + taint.effect().wire() + " <nil>}");
            }
            added.add(taint);
        }
        return new TaintChanges(added, removed);
    }

    private static Spec spec(String text) {
        var parts = text.split(":", -1);
        var key = parts[0];
        var value = "";
        TaintEffect effect = null;
        if (parts.length > 2) {
            throw new KubectlException("invalid taint spec: " + text);
        }
        if (parts.length == 2) {
            effect = TaintEffect.of(parts[1]);
            if (effect == null) {
                throw new KubectlException("invalid taint effect: " + parts[1] + ", unsupported taint effect");
            }
            var pair = key.split("=", -1);
            if (pair.length > 2) {
                throw new KubectlException("invalid taint spec: " + text);
            }
            key = pair[0];
            value = pair.length == 2 ? pair[1] : "";
            refuse(text, LabelRules.labelValue(value));
        }
        refuse(text, LabelRules.qualifiedName(key));
        return new Spec(key, value, effect);
    }

    private static void refuse(String text, List<String> wrong) {
        if (!wrong.isEmpty()) {
            throw new KubectlException("invalid taint spec: " + text + ", " + String.join("; ", wrong));
        }
    }

    /** Taints that are to be set and removed at once, as messages show them. */
    List<String> conflicts() {
        var out = new ArrayList<String>();
        for (var taint : added) {
            for (var removal : removed) {
                if (removal.matches(taint)) {
                    out.add(removal.key() + "="
                            + (removal.effect() == null ? "" : removal.effect().wire()));
                }
            }
        }
        return out;
    }

    /** @throws KubectlException if a taint is there already, or is to be removed and is not there */
    Outcome applyTo(String node, List<Taint> before, boolean overwrite) {
        if (!overwrite) {
            refuseExisting(node, before);
        }
        var taints = new ArrayList<>(added);
        for (var old : before) {
            if (taints.stream().noneMatch(old::matches)) {
                taints.add(old);
            }
        }
        boolean anyAdded = taints.size() != before.size();
        boolean anyRemoved = false;
        var failures = new ArrayList<Failure>();
        for (var removal : removed) {
            anyRemoved = taints.removeIf(removal::matches);
            if (!anyRemoved) {
                failures.add(new Failure.Plain("taint \"" + removal + "\" not found"));
            }
        }
        KubectlException.throwIfAny(failures);
        if (overwrite || (anyAdded && anyRemoved)) {
            return new Outcome(taints, "modified");
        }
        return new Outcome(taints, anyAdded ? "tainted" : "untainted");
    }

    private void refuseExisting(String node, List<Taint> before) {
        var taken = new ArrayList<String>();
        for (var taint : added) {
            before.stream().filter(taint::matches).forEach(old -> taken.add(taint.key()));
        }
        if (!taken.isEmpty()) {
            throw new KubectlException("node " + node + " already has " + String.join(",", taken)
                    + " taint(s) with same effect(s) and --overwrite is false");
        }
    }
}
