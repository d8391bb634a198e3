package dev.podfall.controller.daemon;

import dev.podfall.api.apps.ControllerRevision;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.language.Phrase;

/** One change of a DaemonSet's history of templates. */
public sealed interface RevisionStep extends DaemonSetDecision {

    @Override
    default Kind subjectKind() {
        return Kind.CONTROLLER_REVISION;
    }

    /** A revision that nobody owns and the selector matches becomes the DaemonSet's. */
    record Adopt(ObjectKey daemonSet, ControllerRevision revision) implements RevisionStep {
        @Override
        public ObjectKey subject() {
            return revision.key();
        }

        @Override
        public Phrase phrase() {
            return Phrase.of("decision.revision.adopt", daemonSet.name(), revision.name());
        }
    }

    /** A revision that the selector matches no longer is let go. */
    record Release(ObjectKey daemonSet, ControllerRevision revision) implements RevisionStep {
        @Override
        public ObjectKey subject() {
            return revision.key();
        }

        @Override
        public Phrase phrase() {
            return Phrase.of("decision.revision.release", daemonSet.name(), revision.name());
        }
    }

    /** A revision without a hash label gets its own name as one. */
    record Label(ObjectKey daemonSet, ControllerRevision revision) implements RevisionStep {
        @Override
        public ObjectKey subject() {
            return revision.key();
        }

        @Override
        public Phrase phrase() {
            return Phrase.of("decision.revision.label", revision.name());
        }
    }

    /** The template has not been seen before. */
    record Create(ObjectKey daemonSet, String hash, long number) implements RevisionStep {
        @Override
        public ObjectKey subject() {
            return ObjectKey.of(daemonSet.namespace(), daemonSet.name() + "-" + hash);
        }

        @Override
        public Phrase phrase() {
            return Phrase.of("decision.revision.create", daemonSet.name(), Long.toString(number));
        }
    }

    /** The template has been seen before: the same object gets the newest number. */
    record Renumber(ObjectKey daemonSet, ControllerRevision revision, long number) implements RevisionStep {
        @Override
        public ObjectKey subject() {
            return revision.key();
        }

        @Override
        public Phrase phrase() {
            return Phrase.of(
                    "decision.revision.renumber",
                    Long.toString(revision.revision()),
                    daemonSet.name(),
                    Long.toString(number));
        }
    }

    /** A pod gets the hash of the revision that is kept, before the other ones of the same template go. */
    record RelabelPod(ObjectKey daemonSet, Pod pod, String hash) implements RevisionStep {
        @Override
        public Kind subjectKind() {
            return Kind.POD;
        }

        @Override
        public ObjectKey subject() {
            return pod.key();
        }

        @Override
        public Phrase phrase() {
            return Phrase.of("decision.revision.relabel-pod", pod.name(), hash);
        }
    }

    /** Another revision holds the same template. */
    record DropDuplicate(ObjectKey daemonSet, ControllerRevision revision) implements RevisionStep {
        @Override
        public ObjectKey subject() {
            return revision.key();
        }

        @Override
        public Phrase phrase() {
            return Phrase.of("decision.revision.duplicate", revision.name());
        }
    }

    /** An old revision that is beyond the limit and that no pod carries is deleted. */
    record Expire(ObjectKey daemonSet, ControllerRevision revision, int limit) implements RevisionStep {
        @Override
        public ObjectKey subject() {
            return revision.key();
        }

        @Override
        public Phrase phrase() {
            return Phrase.of("decision.revision.expire", Long.toString(revision.revision()), limit);
        }
    }
}
