package dev.podfall.controller.garbage;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.client.Explanation;

/** An object was deleted, or let go of its owners, because of what became of something else. */
public record Collected(Kind subjectKind, ObjectKey subject, Why why, String because) implements Explanation {

    /** Why it was tidied up. */
    public enum Why {
        OWNERS_GONE("is deleted: its owner is gone: "),
        OWNER_WAITS("is deleted: its owner waits for it to go: "),
        ORPHANED("loses its owner, which is deleted without what it owns: "),
        NODE_GONE("is deleted: its node is gone: "),
        NODE_OUT_OF_SERVICE("is deleted: its node is out of service: "),
        NEVER_BOUND("is deleted for good: it was never bound to a node"),
        TOO_MANY_ENDED("is deleted: more pods have ended than are kept"),
        NAMESPACE_GOES("is deleted with its namespace: ");

        private final String text;

        Why(String text) {
            this.text = text;
        }
    }

    @Override
    public String summary() {
        return subjectKind.singular() + " " + subject.name() + " " + why.text + because;
    }
}
