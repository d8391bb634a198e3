package dev.podfall.ui.console;

import dev.podfall.kept.Deed;
import dev.podfall.kept.TypedLine;
import dev.podfall.kubectl.Console;
import dev.podfall.kubectl.ConsoleLine;
import dev.podfall.kubectl.KubectlIo;
import dev.podfall.play.Moment;
import dev.podfall.play.Player;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Does lines on the session of a player. Any thread. */
public final class PlayerRunner implements CommandRunner {
    private static final long PATIENCE_NANOS = 200_000_000;

    private final Player player;
    private @Nullable Moment newest;
    private volatile Consumer<TypedLine> onLine = typed -> {};

    public PlayerRunner(Player player) {
        this.player = player;
    }

    /** @param action is told of each line that has changed something, on whatever thread ran it */
    public void setOnLine(Consumer<TypedLine> action) {
        onLine = action;
    }

    /** Tells of a new moment: what commands wait for may have come true. */
    public synchronized void show(Moment moment) {
        newest = moment;
        notifyAll();
    }

    @Override
    public int run(ConsoleLine line, KubectlIo io, Patience patience) {
        var connection = new PlayerConnection(player, this, line, patience);
        var reading = new ReadFiles(io);
        try {
            int code = Console.run(line.text(), reading, connection);
            var before = connection.before();
            if (before != null) {
                onLine.accept(TypedLine.of(new Deed.Line(line.text(), reading.texts()), before, io.wording()));
            }
            return code;
        } catch (PlayerConnection.Stopped stop) {
            io.err(io.wording().say(stop.why()) + "\n");
            return STOPPED;
        } finally {
            connection.letGo();
        }
    }

    synchronized @Nullable Moment newest() {
        return newest;
    }

    /** Waits for a moment other than the last one; returns the newest after a while even if there is none. */
    synchronized @Nullable Moment next(@Nullable Moment last) {
        long until = System.nanoTime() + PATIENCE_NANOS;
        long left = PATIENCE_NANOS;
        while (newest == last && left > 0) {
            try {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return newest;
            }
            left = until - System.nanoTime();
        }
        return newest;
    }
}
