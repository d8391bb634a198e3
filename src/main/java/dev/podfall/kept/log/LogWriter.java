package dev.podfall.kept.log;

import dev.podfall.language.Phrase;
import dev.podfall.manifest.FileReason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Writes records, and has a thread that makes them last. What cannot be written is kept and tried again with every record
 * and every moment, up to an amount.
 */
final class LogWriter {
    /** For those who keep nothing. */
    static final LogWriter NOWHERE = new LogWriter();

    /** How long a record may wait for others before all are made to last. */
    private static final long SYNC_MILLIS = 300;

    /** How soon it is tried again after a failure. */
    private static final long RETRY_MILLIS = 1000;

    private static final long MOST_WAITING = 64L * 1024 * 1024;

    private final @Nullable Sink sink;
    private final Path folder;
    private final SessionLog.Trouble trouble;
    private final ArrayDeque<byte[]> waiting = new ArrayDeque<>();
    /** Want to know when all that was written before outlives the machine. */
    private final ArrayDeque<CompletableFuture<Boolean>> lasting = new ArrayDeque<>();

    private long waitingBytes;
    private boolean unsynced;
    private boolean failing;
    private boolean over;

    private LogWriter() {
        sink = null;
        folder = Path.of("");
        trouble = said -> {};
        over = true;
    }

    LogWriter(Sink sink, Path folder, SessionLog.Trouble trouble) {
        this.sink = sink;
        this.folder = folder;
        this.trouble = trouble;
        Thread.ofPlatform().daemon().name("podfall-log").start(() -> makeLast(sink));
    }

    /** Writes it, after what is still waiting. */
    synchronized void append(byte[] line) {
        if (over) {
            return;
        }
        waiting.add(line);
        waitingBytes += line.length;
        flush();
        if (waitingBytes > MOST_WAITING) {
            giveUp(Phrase.of("log.given-up", folder.toString()));
        }
        notifyAll();
    }

    /**
     * Tells when all that was written so far outlives a failure of the machine.
     *
     * @return false if it never will
     */
    synchronized CompletableFuture<Boolean> lasting() {
        var out = new CompletableFuture<Boolean>();
        lasting.add(out);
        if (over) {
            forgo();
        } else {
            unsynced = true;
            notifyAll();
        }
        return out;
    }

    private void forgo() {
        lasting.forEach(each -> each.complete(false));
        lasting.clear();
    }

    private void flush() {
        var to = sink;
        if (to == null || over) {
            return;
        }
        try {
            for (var line = waiting.peek(); line != null; line = waiting.peek()) {
                to.write(line);
                waiting.remove();
                waitingBytes -= line.length;
                unsynced = true;
            }
        } catch (IOException refused) {
            fails(refused);
        }
    }

    private synchronized void works() {
        if (failing && waiting.isEmpty() && !over) {
            failing = false;
            trouble.over(Phrase.of("log.again", folder.toString()));
        }
    }

    private void fails(IOException refused) {
        if (!failing) {
            failing = true;
            trouble.is(Phrase.of("log.failing", folder.toString(), FileReason.of(refused)));
        }
    }

    private void giveUp(Phrase why) {
        over = true;
        waiting.clear();
        waitingBytes = 0;
        forgo();
        trouble.is(why);
    }

    /** The thread's work; it ends when the log does. */
    private void makeLast(Sink to) {
        try {
            while (awaitWork()) {
                // For company: one call makes all records last that are written until then.
                TimeUnit.MILLISECONDS.sleep(SYNC_MILLIS);
                var told = begin();
                try {
                    to.sync();
                    works();
                    told.forEach(each -> each.complete(true));
                } catch (IOException refused) {
                    failed(refused, told);
                }
            }
        } catch (InterruptedException | RuntimeException | Error ended) {
            broken(ended);
        }
    }

    /** Waits until something is to be made to last; false when all is over. */
    private synchronized boolean awaitWork() throws InterruptedException {
        while (!over && !unsynced) {
            if (waiting.isEmpty()) {
                wait();
            } else {
                wait(RETRY_MILLIS);
                flush();
            }
        }
        return !over;
    }

    /** @return who is to be told if it works */
    private synchronized List<CompletableFuture<Boolean>> begin() {
        flush();
        unsynced = false;
        var told = List.copyOf(lasting);
        if (!waiting.isEmpty()) {
            return List.of();
        }
        lasting.clear();
        return told;
    }

    private synchronized void failed(IOException refused, List<CompletableFuture<Boolean>> told) {
        lasting.addAll(told);
        if (over) {
            forgo();
        } else {
            unsynced = true;
            fails(refused);
        }
    }

    private synchronized void broken(Throwable cause) {
        if (!over) {
            giveUp(Phrase.of("log.broken", folder.toString(), cause.toString()));
        }
    }

    /** @param remove whether the file goes, too */
    synchronized void close(boolean remove) {
        var to = sink;
        if (to == null || over) {
            over = true;
            return;
        }
        flush();
        over = true;
        notifyAll();
        try {
            if (remove) {
                to.remove();
            } else {
                to.sync();
                if (waiting.isEmpty()) {
                    lasting.forEach(each -> each.complete(true));
                    lasting.clear();
                }
                to.close();
            }
        } catch (IOException refused) {
            fails(refused);
        } finally {
            forgo();
        }
    }
}
