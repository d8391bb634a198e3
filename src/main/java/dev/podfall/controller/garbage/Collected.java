package dev.podfall.controller.garbage;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.client.Explanation;
import dev.podfall.language.Phrase;

/**
 * An object was deleted, or let go of its owners, because of what became of something else.
 *
 * @param because the owner, node or namespace that it hung on; empty if on none
 */
public record Collected(Kind subjectKind, ObjectKey subject, Why why, String because) implements Explanation {

    /** Why it was tidied up. */
    public enum Why {
        OWNERS_GONE("decision.collected.owners-gone"),
        OWNER_WAITS("decision.collected.owner-waits"),
        ORPHANED("decision.collected.orphaned"),
        NODE_GONE("decision.collected.node-gone"),
        NODE_OUT_OF_SERVICE("decision.collected.node-out-of-service"),
        NEVER_BOUND("decision.collected.never-bound"),
        TOO_MANY_ENDED("decision.collected.too-many-ended"),
        NAMESPACE_GOES("decision.collected.namespace-goes");

        private final String key;

        Why(String key) {
            this.key = key;
        }
    }

    @Override
    public Phrase phrase() {
        return Phrase.of(why.key, subjectKind.singular(), subject.name(), because);
    }
}
