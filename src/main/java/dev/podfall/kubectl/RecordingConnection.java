package dev.podfall.kubectl;

import dev.podfall.api.meta.KubeObject;
import dev.podfall.apiserver.ApiException;
import dev.podfall.cluster.Command;
import dev.podfall.cluster.Rehearsal;
import dev.podfall.language.Phrase;
import dev.podfall.store.ClusterState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Lets kubectl act on a rehearsal and keeps what it asked for: how a typed line becomes commands without being done.
 * No time passes; a command that writes and then waits for what it asked is told that it has come true.
 */
public final class RecordingConnection implements ApiConnection {
    private final Rehearsal rehearsal;
    private final List<Command> commands = new ArrayList<>();
    private @Nullable ApiException refusal;

    public RecordingConnection(Rehearsal rehearsal) {
        this.rehearsal = rehearsal;
    }

    /** What was asked and accepted, in order. */
    public List<Command> commands() {
        return List.copyOf(commands);
    }

    /** What the API server refused last; null if nothing. */
    public @Nullable ApiException refusal() {
        return refusal;
    }

    @Override
    public ClusterState state() {
        return rehearsal.state();
    }

    @Override
    public Instant now() {
        return rehearsal.now();
    }

    @Override
    public @Nullable Instant leaseRenewal(String node) {
        return null;
    }

    @Override
    public @Nullable KubeObject execute(Command command) {
        try {
            var object = rehearsal.execute(command);
            commands.add(command);
            return object;
        } catch (ApiException refused) {
            refusal = refused;
            throw refused;
        }
    }

    @Override
    public boolean waitUntil(Predicate<ClusterState> condition, Duration timeout) {
        return condition.test(rehearsal.state()) || !commands.isEmpty();
    }

    @Override
    public Phrase watch(Watcher watcher) {
        watcher.sees(rehearsal.state());
        return Phrase.NONE;
    }
}
