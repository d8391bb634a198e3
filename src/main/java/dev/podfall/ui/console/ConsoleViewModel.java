package dev.podfall.ui.console;

import dev.podfall.kubectl.Completion;
import dev.podfall.kubectl.ConsoleLine;
import dev.podfall.kubectl.KubectlIo;
import dev.podfall.language.Wording;
import dev.podfall.store.ClusterState;
import dev.podfall.ui.console.ConsoleChange.Tone;
import dev.podfall.ui.frame.Failures;
import dev.podfall.ui.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The console without its drawing. All methods belong to the screen's thread; commands run on threads of their own. */
public final class ConsoleViewModel {
    private final CommandRunner runner;
    private final Executor typed;
    private final Executor acts;
    private final Executor screen;
    private final LineHistory history = new LineHistory();
    private final List<Running> running = new ArrayList<>();
    private final ConcurrentLinkedQueue<ConsoleChange> news = new ConcurrentLinkedQueue<>();
    private Consumer<ConsoleChange> listener = change -> {};
    private Supplier<ClusterState> state = () -> ClusterState.EMPTY;
    private Supplier<Map<String, String>> open = Map::of;
    private Function<String, @Nullable String> files = name -> null;
    private BiFunction<String, String, CompletableFuture<@Nullable String>> editor =
            (name, text) -> CompletableFuture.completedFuture(null);
    private int entries;

    /**
     * @param typed runs what is typed, one line after the other
     * @param acts runs what is done elsewhere in the window, at once
     * @param screen runs a task later on the screen's thread
     */
    public ConsoleViewModel(CommandRunner runner, Executor typed, Executor acts, Executor screen) {
        this.runner = runner;
        this.typed = typed;
        this.acts = acts;
        this.screen = screen;
    }

    public void setListener(Consumer<ConsoleChange> newListener) {
        listener = newListener;
    }

    /** Where names for completion come from. */
    public void setState(Supplier<ClusterState> newState) {
        state = newState;
    }

    /**
     * What {@code -f} may name.
     *
     * @param texts that are open, by name: a line reads them as they are when it is begun; asked on the screen's thread
     * @param text of another file, null if there is none of that name; called on any thread
     */
    public void setFiles(Supplier<Map<String, String>> texts, Function<String, @Nullable String> text) {
        open = texts;
        files = text;
    }

    /** Lets somebody edit a text for {@code kubectl edit}; completes with null if there is no editor. */
    public void setEditor(BiFunction<String, String, CompletableFuture<@Nullable String>> newEditor) {
        editor = newEditor;
    }

    /** Runs what stands in the prompt; several lines one after the other. */
    public void submit(String text) {
        for (var each : text.split("\n", -1)) {
            var stripped = each.strip();
            if (stripped.equals("clear")) {
                history.add(stripped);
                clear();
            } else if (!stripped.isEmpty() && !stripped.startsWith("#")) {
                var wanted = stripped.startsWith("$ ") ? stripped.substring(2) : stripped;
                history.add(wanted);
                running.forEach(line -> line.nextWaits = true);
                Failures.surface(start(ConsoleLine.of(wanted), typed));
            }
        }
    }

    /**
     * Runs a line that was not typed here.
     *
     * @return its exit code, once it has ended
     */
    public CompletableFuture<Integer> run(ConsoleLine line) {
        return start(line, acts);
    }

    /**
     * Runs a line that a text suggests to try.
     *
     * @param look what to look at then; may be empty
     */
    public CompletableFuture<Integer> tryOut(String line, String look) {
        history.add(line);
        return start(new ConsoleEntry(++entries, ConsoleLine.of(line), true, look), acts);
    }

    /** Runs lines one after the other, as far as they succeed. */
    public CompletableFuture<Integer> runAll(List<ConsoleLine> lines) {
        var all = CompletableFuture.completedFuture(0);
        for (var line : lines) {
            all = all.thenComposeAsync(code -> code == 0 ? run(line) : CompletableFuture.completedFuture(code), screen);
        }
        return all;
    }

    /** Shows a line that was done already, with what it said. */
    public void record(ConsoleLine line, String out, String err) {
        var entry = new ConsoleEntry(++entries, line);
        listener.accept(new ConsoleChange.Began(entry));
        if (!out.isEmpty()) {
            listener.accept(new ConsoleChange.Said(entry, out, Tone.OUTPUT));
        }
        if (!err.isEmpty()) {
            listener.accept(new ConsoleChange.Said(entry, err, Tone.ERROR));
        }
        listener.accept(new ConsoleChange.Ended(entry, err.isEmpty() ? 0 : 1));
    }

    /** Another cluster is shown, of which nothing that was written is true. */
    public void parted() {
        listener.accept(new ConsoleChange.Parted());
    }

    private CompletableFuture<Integer> start(ConsoleLine line, Executor executor) {
        return start(new ConsoleEntry(++entries, line), executor);
    }

    private CompletableFuture<Integer> start(ConsoleEntry entry, Executor executor) {
        var asked = new Running();
        running.add(asked);
        listener.accept(new ConsoleChange.Began(entry));
        var done = new CompletableFuture<Integer>();
        var texts = open.get();
        executor.execute(() -> {
            var io = new EntryIo(entry, texts);
            int code;
            try {
                code = asked.stopped ? CommandRunner.STOPPED : runner.run(entry.line(), io, asked);
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError failed) {
                io.err(Words.of("console.failed", failed.toString()) + "\n");
                Failures.surface(failed);
                code = 1;
            }
            int ended = code;
            screen.execute(() -> {
                deliver();
                running.remove(asked);
                if (ended != CommandRunner.STOPPED && !entry.look().isEmpty()) {
                    listener.accept(
                            new ConsoleChange.Said(entry, Words.of("console.look", entry.look()) + "\n", Tone.LOOK));
                }
                listener.accept(new ConsoleChange.Ended(entry, ended));
                done.complete(ended);
            });
        });
        return done;
    }

    private void deliver() {
        for (var change = news.poll(); change != null; change = news.poll()) {
            listener.accept(change);
        }
    }

    /** Whether something runs that can be stopped. */
    public boolean isRunning() {
        return !running.isEmpty();
    }

    /** Stops what runs. */
    public void stop() {
        running.forEach(line -> line.stopped = true);
    }

    public void clear() {
        listener.accept(new ConsoleChange.Cleared());
    }

    public String back(String now) {
        return history.back(now);
    }

    public String forward(String now) {
        return history.forward(now);
    }

    /** The newest state that is known, which tells what is a name. */
    ClusterState state() {
        return state.get();
    }

    public Completion.Answer complete(String lineToCursor) {
        return Completion.of(lineToCursor, state.get(), List.copyOf(open.get().keySet()));
    }

    /** What is wanted of a line that runs. */
    private static final class Running implements CommandRunner.Patience {
        private volatile boolean stopped;
        private volatile boolean nextWaits;

        @Override
        public boolean stopped() {
            return stopped;
        }

        @Override
        public boolean nextWaits() {
            return nextWaits;
        }
    }

    /** Collects what a command says, in order, and brings it to the screen. */
    private final class EntryIo implements KubectlIo {
        private final ConsoleEntry entry;
        private final Map<String, String> texts;
        private final Wording wording = Words.wording();

        EntryIo(ConsoleEntry entry, Map<String, String> texts) {
            this.entry = entry;
            this.texts = texts;
        }

        /** What the window spoke when the command began. */
        @Override
        public Wording wording() {
            return wording;
        }

        @Override
        public void out(String text) {
            say(text, Tone.OUTPUT);
        }

        @Override
        public void err(String text) {
            say(text, Tone.ERROR);
        }

        private void say(String text, Tone tone) {
            if (!text.isEmpty()) {
                news.add(new ConsoleChange.Said(entry, text, tone));
                screen.execute(ConsoleViewModel.this::deliver);
            }
        }

        @Override
        public @Nullable String file(String name) {
            var given = entry.line().files().get(name);
            var opened = given == null ? texts.get(name) : given;
            return opened == null ? files.apply(name) : opened;
        }

        @Override
        public @Nullable String edit(String name, String text) {
            var edited = new CompletableFuture<@Nullable String>();
            screen.execute(() -> Failures.surface(editor.apply(name, text).handle((after, failed) -> {
                if (failed != null) {
                    edited.completeExceptionally(failed);
                } else {
                    edited.complete(after);
                }
                return after;
            })));
            return edited.join();
        }
    }
}
