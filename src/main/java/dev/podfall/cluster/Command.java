package dev.podfall.cluster;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.DeleteOptions;
import dev.podfall.apiserver.PatchType;
import dev.podfall.apiserver.WriteOptions;
import dev.podfall.language.Phrase;

/** Something that is asked of the session: a request to the API server, or an act on the world outside the API. */
public sealed interface Command {

    /** What the journal says that the user did. */
    Phrase what();

    /** Whether it is only asked what would come of it. */
    default boolean dryRun() {
        return false;
    }

    record Create(Kind kind, String namespace, Tree.Obj body, WriteOptions options) implements Command {
        @Override
        public boolean dryRun() {
            return options.dryRun();
        }

        @Override
        public Phrase what() {
            return Phrase.of(
                    "command.create", kind.singular(), body.obj("metadata").text("name", ""));
        }
    }

    /** A copy of an object of another cluster, as it was there: UID, times, status and all. */
    record Restore(Kind kind, Tree.Obj body) implements Command {
        @Override
        public Phrase what() {
            return Phrase.of(
                    "command.copy", kind.singular(), body.obj("metadata").text("name", ""));
        }
    }

    record Replace(Kind kind, ObjectKey key, Tree.Obj body, WriteOptions options) implements Command {
        @Override
        public boolean dryRun() {
            return options.dryRun();
        }

        @Override
        public Phrase what() {
            return Phrase.of("command.replace", kind.singular(), key);
        }
    }

    record Patch(Kind kind, ObjectKey key, PatchType type, Tree patch, WriteOptions options) implements Command {
        @Override
        public boolean dryRun() {
            return options.dryRun();
        }

        @Override
        public Phrase what() {
            return Phrase.of("command.patch", kind.singular(), key);
        }
    }

    record Delete(Kind kind, ObjectKey key, DeleteOptions options) implements Command {
        @Override
        public boolean dryRun() {
            return options.dryRun();
        }

        @Override
        public Phrase what() {
            return Phrase.of("command.delete", kind.singular(), key);
        }
    }

    /** The eviction subresource, as drain uses it. */
    record Evict(ObjectKey pod, DeleteOptions options) implements Command {
        @Override
        public boolean dryRun() {
            return options.dryRun();
        }

        @Override
        public Phrase what() {
            return Phrase.of("command.evict", pod);
        }
    }

    /** The kubelet of a node falls silent. */
    record StopKubelet(String node) implements Command {
        @Override
        public Phrase what() {
            return Phrase.of("command.kubelet.stop", node);
        }
    }

    record StartKubelet(String node) implements Command {
        @Override
        public Phrase what() {
            return Phrase.of("command.kubelet.start", node);
        }
    }

    /**
     * The kubelet of a node posts a condition from now on.
     *
     * @param status True, False or Unknown
     */
    record PostCondition(String node, String type, String status) implements Command {
        @Override
        public Phrase what() {
            return Phrase.of("command.kubelet.condition", node, type, status);
        }
    }
}
