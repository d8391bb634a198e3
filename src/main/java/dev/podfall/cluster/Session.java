package dev.podfall.cluster;

import dev.podfall.api.meta.KubeObject;
import dev.podfall.apiserver.ApiException;
import dev.podfall.client.Explanation;
import dev.podfall.client.NodeLeases;
import dev.podfall.fork.Forkable;
import dev.podfall.language.Phrase;
import dev.podfall.sim.TimerQueue;
import dev.podfall.store.ClusterState;
import dev.podfall.store.WatchEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A cluster, what was asked of it, and what happened. Time passes only when a method lets it. Not safe for several
 * threads: one owns it, others get {@link Frame}s.
 */
public final class Session implements Forkable<Session> {
    /** All steps stay. */
    private static final long EVERYTHING = Long.MAX_VALUE;

    private final SessionOptions options;
    private final SimulatedCluster cluster;
    private final List<Scenario.Entry> entries = new ArrayList<>();
    private final BitSet refused = new BitSet();
    private final OpenStep open = new OpenStep();
    private Journal journal;
    private Digests.Progress digest = Digests.Progress.NONE;
    private Instant lastChange;
    private long historyBytes = EVERYTHING;
    /** The way that it goes once more; null if nobody has gone there before. */
    private @Nullable Journal again;

    private @Nullable Step @Nullable [] filled;
    private @Nullable EngineFailure failure;

    public Session(SessionOptions options) {
        this.options = options;
        this.cluster = new SimulatedCluster(options, this::changed, this::explained);
        this.lastChange = cluster.clock().now();
        this.journal = Journal.EMPTY.begin(position(), null);
        closeStep("apiserver", Phrase.of("timer.start"), null);
        journal = journal.from(copy(journal.fork()));
    }

    private Session(Session from, Journal journal) {
        this.options = from.options;
        this.cluster = from.cluster.fork(this::changed, this::explained);
        this.entries.addAll(from.entries);
        this.refused.or(from.refused);
        this.journal = journal;
        this.digest = from.digest;
        this.lastChange = from.lastChange;
        this.historyBytes = from.historyBytes;
        this.failure = from.failure;
    }

    private Session copy(Journal itsJournal) {
        if (!open.isEmpty()) {
            throw new IllegalStateException("a session cannot be forked while somebody acts in it");
        }
        return new Session(this, itsJournal);
    }

    /**
     * The session that the scenario describes, run from its beginning to {@code position}.
     *
     * @throws IllegalArgumentException if the scenario does not lead there
     */
    public static Session resume(Scenario scenario, Position position) {
        return Objects.requireNonNull(resume(scenario, position, () -> false), "nobody cancels");
    }

    /**
     * The same for somebody who may lose interest.
     *
     * @param cancelled asked often; once it says yes the work ends
     * @return null if cancelled
     */
    public static @Nullable Session resume(Scenario scenario, Position position, BooleanSupplier cancelled) {
        var session = new Session(scenario.options());
        if (!session.follow(scenario.until(position).entries(), cancelled)) {
            return null;
        }
        return session.runTo(position, cancelled) ? session : null;
    }

    /**
     * A session of its own that is as this one is now. It costs next to nothing, whatever the session holds: both share
     * all that neither changes. Another thread may use it.
     */
    @Override
    public Session fork() {
        return copy(journal.isOpen() ? journal.fork() : journal.begin(position(), this));
    }

    /**
     * A session of its own that has gone the same way up to a place in this one's past.
     *
     * @throws IllegalArgumentException if this session has not been there
     */
    public Session forkAt(Position position) {
        return Objects.requireNonNull(forkAt(position, () -> false), "nobody cancels");
    }

    /**
     * The same for somebody who may lose interest: it runs on from the nearest place that is kept.
     *
     * @param cancelled asked often; once it says yes the work ends
     * @return null if cancelled
     */
    public @Nullable Session forkAt(Position position, BooleanSupplier cancelled) {
        if (position.isAfter(position())) {
            throw new IllegalArgumentException("the session has not been at " + position + " yet");
        }
        var out = Objects.requireNonNullElseGet(journal.resume(position), () -> new Session(options));
        out.goAgain(journal);
        var since = entries.subList(out.entries.size(), position.commands());
        if (!out.follow(since, cancelled) || !out.runTo(position, cancelled)) {
            return null;
        }
        // The same steps once more would take as much memory once more.
        out.journal = out.journal.shared(journal);
        out.goOwnWay(historyBytes);
        return out;
    }

    /** @return false if cancelled */
    private boolean follow(List<Scenario.Entry> commands, BooleanSupplier cancelled) {
        for (var entry : commands) {
            if (!runTo(entry.position(), cancelled)) {
                return false;
            }
            repeat(entry.command());
        }
        return true;
    }

    private void repeat(Command command) {
        try {
            execute(command);
        } catch (ApiException refused) {
            // It was refused the first time too; what it left behind (ticks, draws) is part of the scenario.
        }
    }

    /** From now on it goes where others have gone, whose journal this is: it keeps nothing of the way that they have. */
    void goAgain(Journal way) {
        again = way;
        historyBytes = EVERYTHING;
    }

    private void goOwnWay(long bytes) {
        again = null;
        filled = null;
        historyBytes = bytes;
    }

    /** The steps of the chunk that was full last, if it goes where others have gone. */
    @Nullable
    Step @Nullable [] filled() {
        return filled;
    }

    /** Goes the way that a session went which was here, until there are so many steps. */
    void retell(List<Scenario.Entry> commands, int steps) {
        for (var entry : commands) {
            if (journal.size() < steps) {
                runTo(entry.position(), () -> false);
                repeat(entry.command());
            }
        }
        while (journal.size() < steps) {
            if (!runNextUntil(Instant.MAX)) {
                throw new IllegalStateException("the session ends with step " + journal.size() + " before " + steps);
            }
        }
    }

    /**
     * From now on places are kept from which the past can be run on again; they and the steps take about so many bytes at
     * most. Older steps are given up, and come back by running on. If places take half of it, they lie further apart.
     */
    public void keepHistoryWithin(long bytes) {
        historyBytes = bytes;
        journal.keepWithin(bytes);
    }

    /** The same, but what this session shares with another one is counted there, and stays. */
    public void keepHistoryWithin(long bytes, Session counted) {
        historyBytes = bytes;
        journal.keepWithin(bytes, counted.journal);
    }

    public SessionOptions options() {
        return options;
    }

    public ClusterState state() {
        return cluster.state();
    }

    public Instant now() {
        return cluster.clock().now();
    }

    public Journal journal() {
        return journal;
    }

    public NodeLeases leases() {
        return cluster.kubelets().leases();
    }

    public Scenario scenario() {
        return new Scenario(options, entries);
    }

    /**
     * What was done of what was commanded after the first {@code given} commands: all but what the API server refused.
     */
    public List<Command> done(int given) {
        return IntStream.range(given, entries.size())
                .filter(each -> !refused.get(each))
                .mapToObj(each -> entries.get(each).command())
                .toList();
    }

    public Position position() {
        return new Position(timers().run(), entries.size(), now());
    }

    /** Whether something is due now, or was before, that has not happened yet: writes move the clock, too. */
    public boolean due() {
        return timers().peek().filter(next -> !next.at().isAfter(now())).isPresent();
    }

    /**
     * Stands for all that has happened so far and for what it made of every object: sessions with the same digest went
     * the same way. Costs as much as printing what has changed since it was asked for last.
     */
    public long digest() {
        digest = digest.over(journal);
        return digest.value();
    }

    public Frame frame() {
        return new Frame(
                state(),
                cluster.clock().start(),
                now(),
                position(),
                journal,
                cluster.taintEviction().scheduledEvictions(),
                leases().snapshot(),
                cluster.kubelets().silent(),
                timers().idle(),
                failure);
    }

    /**
     * Does what is asked, now.
     *
     * @return the object as it is afterwards; null if it is gone, or if none is concerned
     * @throws ApiException if the API server refuses; nothing has changed then
     * @throws EngineFailure if the engine has failed, now or before
     */
    public @Nullable KubeObject execute(Command command) {
        throwIfFailed();
        entries.add(new Scenario.Entry(position(), due(), command));
        open.causedBy(0);
        timers().causedBy(nextStep());
        try {
            return Requests.perform(
                    Requests.introduced(command, cluster.kubelets().newNodes(), now()),
                    cluster.apiServer(),
                    act -> act.accept(cluster.kubelets()));
        } catch (ApiException no) {
            refused.set(entries.size() - 1);
            throw no;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError broken) {
            throw failed(Step.USER, command.what(), broken);
        } finally {
            closeStep(Step.USER, command.what(), command);
        }
    }

    /** A copy of what the API server stores now, on which requests can be tried. */
    public Rehearsal rehearsal() {
        return new Rehearsal(cluster.forkedStore(), now(), cluster.kubelets().newNodes());
    }

    /** Lets time pass. */
    public void runFor(Duration duration) {
        runUntil(now().plus(duration));
    }

    /** Lets time pass until {@code deadline}; what is due then happens. */
    public void runUntil(Instant deadline) {
        while (runNextUntil(deadline)) {}
        cluster.clock().advanceTo(deadline);
    }

    /**
     * Lets time pass until {@code condition} holds, but no longer than the limits allow.
     *
     * @return null if it holds; else why time has stopped before
     */
    public @Nullable Rest runUntil(Predicate<ClusterState> condition, Limits limits) {
        return new Passage(this, limits).until(condition);
    }

    /**
     * Lets time pass, unless that takes too much work.
     *
     * @return null if all that is due until then has happened; else what moved too much
     */
    public Rest.@Nullable OutOfSteps runFor(Limits limits) {
        return new Passage(this, limits).toItsEnd();
    }

    /**
     * Lets time pass until no Pod, Node, DaemonSet or ControllerRevision has changed for {@code quiet}: how recordings of
     * real clusters, which cannot know what is still to come, wait between commands.
     *
     * @return whether that was so within the limits
     */
    public boolean settle(Duration quiet, Limits limits) {
        return new Passage(this, limits).settle(quiet);
    }

    /** Lets time pass until the cluster is at rest, as far as {@link Limits#toRest} allows. */
    public Rest runToRest() {
        return runToRest(Limits.toRest(state()), () -> false);
    }

    /**
     * Lets time pass until the cluster is at rest, or it is clear that it will not be.
     *
     * @param cancelled asked often; once it says yes nothing more is done
     */
    public Rest runToRest(Limits limits, BooleanSupplier cancelled) {
        throwIfFailed();
        return new Passage(this, limits).toRest(cancelled);
    }

    /**
     * Lets time pass until something has happened.
     *
     * @return the step, or null if nothing happens until {@code deadline}
     */
    public @Nullable Step runOneStep(Instant deadline) {
        int before = journal.size();
        while (journal.size() == before) {
            if (!runNextUntil(deadline)) {
                return null;
            }
        }
        return journal.getLast();
    }

    /**
     * Runs the next timer if it is due by {@code deadline}.
     *
     * @throws EngineFailure if the engine has failed, now or before
     */
    public boolean runNextUntil(Instant deadline) {
        throwIfFailed();
        var next = timers().peek();
        if (next.isEmpty() || next.get().at().isAfter(deadline)) {
            return false;
        }
        open.causedBy(next.get().cause());
        try {
            timers().runNext();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError broken) {
            throw failed(next.get().actor(), next.get().what(), broken);
        } finally {
            closeStep(next.get().actor(), next.get().what(), null);
        }
        return true;
    }

    /** What stopped the engine, null while it works. */
    public @Nullable EngineFailure failure() {
        return failure;
    }

    private void throwIfFailed() {
        if (failure != null) {
            throw failure;
        }
    }

    private EngineFailure failed(String actor, Phrase what, Throwable cause) {
        failure = new EngineFailure(actor, what, now(), cause);
        return failure;
    }

    /** What is scheduled first of all that could change anything; null if the session is {@link #idle}. */
    public @Nullable Pending next() {
        return idle() ? null : Pending.next(timers());
    }

    /** Whether nothing is scheduled that could change anything. */
    public boolean idle() {
        return timers().idle();
    }

    private boolean runTo(Position position, BooleanSupplier cancelled) {
        while (timers().run() < position.timersRun()) {
            if (cancelled.getAsBoolean()) {
                return false;
            }
            if (!runNextUntil(Instant.MAX)) {
                throw new IllegalArgumentException("the scenario ends before " + position);
            }
        }
        cluster.clock().advanceTo(position.at());
        return true;
    }

    TimerQueue timers() {
        return cluster.timers();
    }

    /** When a Pod, Node, DaemonSet or ControllerRevision changed last. */
    Instant lastChange() {
        return lastChange;
    }

    /** Nothing is due before that. */
    void advanceTo(Instant time) {
        cluster.clock().advanceTo(time);
    }

    private void changed(WatchEvent event) {
        acted();
        open.add(Change.of(event));
        if (SimulatedCluster.unsettles(event.kind())) {
            lastChange = cluster.clock().now();
        }
    }

    private void explained(Explanation explanation) {
        acted();
        open.add(explanation);
    }

    /**
     * Somebody writes or decides something: what he does from now on, until he goes over to something that has another
     * cause, he does because of this step; the step itself comes of what he had come to do when it began.
     */
    private void acted() {
        long number = nextStep();
        if (open.isEmpty() && timers().cause() != number) {
            open.causedBy(timers().cause());
        }
        timers().causedBy(number);
    }

    private long nextStep() {
        return journal.size() + 1L;
    }

    private void closeStep(String actor, Phrase what, @Nullable Command command) {
        if (open.isEmpty() && !actor.equals(Step.USER)) {
            return;
        }
        journal = journal.plus(open.close(nextStep(), actor, what, command, state(), position()));
        if (!journal.isOpen()) {
            beginChunk();
        }
    }

    /** Between two turns: what the world is like now can be kept. */
    private void beginChunk() {
        var full = Objects.requireNonNull(journal.lastChunk());
        var way = again;
        if (way != null) {
            filled = full.steps();
            journal = way.whole(journal.size() / Chunk.SIZE, position());
            return;
        }
        full.close(entries.subList(full.begins().commands(), entries.size()));
        journal = journal.begin(position(), historyBytes == EVERYTHING ? null : copy(journal));
        if (historyBytes != EVERYTHING) {
            journal.keepWithin(historyBytes);
        }
    }
}
