package dev.podfall.api.core;

import dev.podfall.api.meta.Times;
import dev.podfall.api.tree.Tree;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a container is doing. */
public sealed interface ContainerState {

    record Waiting(String reason, String message) implements ContainerState {
        private static final Set<String> STARTING = Set.of("", "ContainerCreating", "PodInitializing");

        /** Whether it waits for nothing but its turn: nothing is wrong so far. */
        public boolean isStarting() {
            return STARTING.contains(reason);
        }
    }

    record Running(Instant startedAt) implements ContainerState {}

    /** @param signal what ended it, 0 if that is not known */
    record Terminated(
            int exitCode,
            int signal,
            String reason,
            String message,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            String containerId)
            implements ContainerState {}

    static @Nullable ContainerState fromTree(Tree.Obj tree) {
        if (tree.get("running") instanceof Tree.Obj running) {
            var at = Times.at(running, "startedAt");
            return new Running(at == null ? Instant.EPOCH : at);
        }
        if (tree.get("terminated") instanceof Tree.Obj ended) {
            return new Terminated(
                    (int) ended.number("exitCode", 0),
                    (int) ended.number("signal", 0),
                    ended.text("reason", ""),
                    ended.text("message", ""),
                    Times.at(ended, "startedAt"),
                    Times.at(ended, "finishedAt"),
                    ended.text("containerID", ""));
        }
        if (tree.get("waiting") instanceof Tree.Obj waiting) {
            return new Waiting(waiting.text("reason", ""), waiting.text("message", ""));
        }
        return null;
    }

    static Tree.Obj toTree(@Nullable ContainerState state) {
        return switch (state) {
            case null -> Tree.obj();
            case Waiting w ->
                Tree.obj(
                        "waiting",
                        Tree.builder()
                                .putUnlessEmpty("reason", w.reason())
                                .putUnlessEmpty("message", w.message())
                                .build());
            case Running r ->
                Tree.obj(
                        "running",
                        Tree.builder()
                                .put("startedAt", Times.toTree(r.startedAt()))
                                .build());
            case Terminated t ->
                Tree.obj(
                        "terminated",
                        Tree.builder()
                                .put("exitCode", t.exitCode())
                                .putUnlessZero("signal", t.signal())
                                .putUnlessEmpty("reason", t.reason())
                                .putUnlessEmpty("message", t.message())
                                .put("startedAt", t.startedAt() == null ? Tree.NIL : Times.toTree(t.startedAt()))
                                .put("finishedAt", t.finishedAt() == null ? Tree.NIL : Times.toTree(t.finishedAt()))
                                .putUnlessEmpty("containerID", t.containerId())
                                .build());
        };
    }
}
