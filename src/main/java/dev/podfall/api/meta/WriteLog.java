package dev.podfall.api.meta;

import dev.podfall.api.tree.Tree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who has written an object and what: enough to tell later, if somebody asks, who owns which field. Immutable; adding a
 * write costs one small object. It says nothing about the object itself: any two logs are equal.
 */
public final class WriteLog {
    public static final WriteLog EMPTY = new WriteLog(Tree.list(), null, null, 0);

    private final Tree.Arr base;
    private final @Nullable WriteLog earlier;
    private final @Nullable Write newest;
    private final int size;

    private WriteLog(Tree.Arr base, @Nullable WriteLog earlier, @Nullable Write newest, int size) {
        this.base = base;
        this.earlier = earlier;
        this.newest = newest;
        this.size = size;
    }

    /**
     * One write.
     *
     * @param manager who wrote: the client's program
     * @param subresource {@code status}, or empty
     * @param before the object as it was stored, null if this created it
     * @param sent the object as the writer sent it
     */
    public record Write(
            String manager,
            String subresource,
            Instant at,
            @Nullable KubeObject before,
            KubeObject sent) {

        private boolean continues(Write last) {
            return !subresource.isEmpty() && subresource.equals(last.subresource) && manager.equals(last.manager);
        }
    }

    /** A log that begins with what is known already, as the {@code managedFields} of an object's metadata. */
    public static WriteLog startingWith(Tree.Arr managedFields) {
        return new WriteLog(managedFields, null, null, 0);
    }

    /** With one more write. Of a row of status writes by the same manager only the span is kept. */
    public WriteLog plus(Write write) {
        if (newest != null && earlier != null && write.continues(newest)) {
            // What was sent was made from what is stored, with its log: each would keep the one before it for ever.
            var sent = write.sent.withMeta(write.sent.meta().withWrites(EMPTY));
            var span = new Write(write.manager, write.subresource, write.at, newest.before, sent);
            return new WriteLog(base, earlier, span, size);
        }
        return new WriteLog(base, this, write, size + 1);
    }

    /** How many writes it holds. */
    public int size() {
        return size;
    }

    /** What was known before the first of the writes. */
    public Tree.Arr base() {
        return base;
    }

    /** The writes, oldest first. */
    public List<Write> writes() {
        var out = new ArrayList<Write>(size);
        for (var log = this; log != null && log.newest != null; log = log.earlier) {
            out.add(log.newest);
        }
        Collections.reverse(out);
        return out;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WriteLog;
    }

    @Override
    public int hashCode() {
        return 0;
    }

    @Override
    public String toString() {
        return size + " writes";
    }
}
