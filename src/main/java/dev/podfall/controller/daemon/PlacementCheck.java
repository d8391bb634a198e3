package dev.podfall.controller.daemon;

import dev.podfall.api.core.NodeSelectorRequirement;
import dev.podfall.api.core.Taint;
import dev.podfall.api.core.TaintEffect;
import dev.podfall.api.core.Toleration;
import dev.podfall.language.Phrase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One question that the controller asks of a node, with the answer and the field that decided. */
public sealed interface PlacementCheck {

    boolean passes();

    /** Whether a pod that already runs must go when this does not pass. */
    boolean endsRunning();

    /** The field that the question comes from, as in a DaemonSet's manifest, or in the Node's. */
    String field();

    /** The answer in one line. */
    Phrase phrase();

    /** {@code spec.nodeName} in the template. */
    record TemplateNodeName(String wanted, String actual) implements PlacementCheck {
        @Override
        public boolean passes() {
            return wanted.equals(actual);
        }

        @Override
        public boolean endsRunning() {
            return true;
        }

        @Override
        public String field() {
            return "spec.template.spec.nodeName";
        }

        @Override
        public Phrase phrase() {
            return Phrase.of("decision.placement.node-name", wanted, actual);
        }
    }

    /** One pair of {@code nodeSelector}. */
    record NodeSelectorPair(
            String key, String wanted, @Nullable String actual) implements PlacementCheck {
        @Override
        public boolean passes() {
            return wanted.equals(actual);
        }

        @Override
        public boolean endsRunning() {
            return true;
        }

        @Override
        public String field() {
            return "spec.template.spec.nodeSelector[" + key + "]";
        }

        @Override
        public Phrase phrase() {
            return actual == null
                    ? Phrase.of("decision.placement.node-selector.none", key, wanted)
                    : Phrase.of("decision.placement.node-selector.has", key, wanted, actual);
        }
    }

    /** Required node affinity: one term must match; without terms none does. */
    record RequiredAffinity(List<Term> terms) implements PlacementCheck {
        @Override
        public boolean passes() {
            return terms.stream().anyMatch(Term::matches);
        }

        @Override
        public boolean endsRunning() {
            return true;
        }

        @Override
        public String field() {
            return "spec.template.spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution";
        }

        @Override
        public Phrase phrase() {
            if (terms.isEmpty()) {
                return Phrase.of("decision.placement.affinity.no-terms");
            }
            return passes()
                    ? Phrase.of("decision.placement.affinity.matches")
                    : Phrase.of(
                            "decision.placement.affinity.none",
                            Phrase.clauses(terms.stream().map(Term::failure).toList()));
        }
    }

    /**
     * A term of required node affinity.
     *
     * @param index its place in {@code nodeSelectorTerms}
     */
    record Term(int index, boolean matches, List<Requirement> requirements) {

        /** The first requirement that is not met, null if all are. */
        public @Nullable Requirement firstUnmet() {
            for (var requirement : requirements) {
                if (!requirement.met()) {
                    return requirement;
                }
            }
            return null;
        }

        Phrase failure() {
            var unmet = firstUnmet();
            return unmet == null ? Phrase.of("decision.placement.term.empty", index) : unmet.phrase();
        }
    }

    /**
     * A line of a term.
     *
     * @param ofField whether it asks for a field ({@code matchFields}) instead of a label
     * @param actual the node's label or field, null if it has none
     */
    record Requirement(
            boolean ofField,
            NodeSelectorRequirement wanted,
            @Nullable String actual,
            boolean met) {

        /** What is asked for, and what the node has. */
        public Phrase phrase() {
            var expression = wanted.toString();
            if (actual == null) {
                return ofField
                        ? Phrase.of("decision.placement.field.none", expression)
                        : Phrase.of("decision.placement.label.none", expression);
            }
            return ofField
                    ? Phrase.of("decision.placement.field.has", expression, actual)
                    : Phrase.of("decision.placement.label.has", expression, actual);
        }
    }

    /**
     * A taint of the node against the tolerations of the pod that would be made.
     *
     * @param toleration the first that tolerates it, null if none does
     * @param automatic whether the controller added that toleration
     * @param closest where none does: the one of its key that comes nearest, null if there is none of its key
     */
    record NodeTaint(
            Taint taint,
            @Nullable Toleration toleration,
            boolean automatic,
            @Nullable Toleration closest) implements PlacementCheck {
        @Override
        public boolean passes() {
            return toleration != null || taint.effect() == TaintEffect.PREFER_NO_SCHEDULE;
        }

        @Override
        public boolean endsRunning() {
            return taint.effect() == TaintEffect.NO_EXECUTE;
        }

        @Override
        public String field() {
            return "spec.taints[" + taint.key() + ":" + taint.effect().wire() + "]";
        }

        @Override
        public Phrase phrase() {
            if (toleration != null) {
                return automatic
                        ? Phrase.of("decision.placement.taint.tolerated-by-all", taint.toString())
                        : Phrase.of("decision.placement.taint.tolerated", taint.toString());
            }
            return passes()
                    ? Phrase.of("decision.placement.taint.preference", taint.toString())
                    : Phrase.of("decision.placement.taint.not-tolerated", taint.toString());
        }
    }
}
