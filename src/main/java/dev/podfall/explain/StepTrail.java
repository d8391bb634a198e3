package dev.podfall.explain;

import dev.podfall.cluster.Journal;
import org.jspecify.annotations.Nullable;

/**
 * How far somebody has read who makes something out of a journal step by step. In another session's journal it knows the
 * beginning that both share, as that of a fork is the very same: only what comes after has to be read again. It holds the
 * journal that it was asked about last, as the screen does, and nothing for each step. Not safe for several threads.
 */
public final class StepTrail {
    /** Whoever cannot go back to any step may rely on going back to a multiple of this, or not at all. */
    public static final int STRIDE = 64;

    private @Nullable Journal journal;
    private long session = Long.MIN_VALUE;
    private int read;

    /**
     * Goes on with a journal. The steps that were read and are not in it are forgotten.
     *
     * @param newSession the same number as before means that the journal has only grown
     * @return how many of the steps that were read are its first: all that were read, or a multiple of {@link #STRIDE}
     */
    public int keep(long newSession, Journal newJournal) {
        boolean grown = newSession == session && newJournal.size() >= read;
        if (!grown) {
            int common = common(journal, newJournal, Math.min(read, newJournal.size()));
            read = common == read ? read : common - common % STRIDE;
        }
        session = newSession;
        journal = newJournal;
        return read;
    }

    /**
     * Nothing has been read yet; somebody else has read another journal, which begins with the same steps, and tells of it.
     *
     * @param common how many the same are at least
     * @return of how many steps it can be told
     */
    public int takeOver(StepTrail other, long newSession, Journal newJournal, int common) {
        int most = Math.min(other.read, Math.min(common, newJournal.size()));
        read = most - most % STRIDE;
        session = newSession;
        journal = newJournal;
        return read;
    }

    /** The next step has been read. */
    public void add() {
        read++;
    }

    /**
     * How many of the first steps are the very same, also of those that were given up: what two journals share comes back
     * for both. Half a dozen looks, each of which may make steps come back.
     */
    private static int common(@Nullable Journal one, Journal other, int most) {
        if (one == null || most == 0 || !same(one, other, 0)) {
            return 0;
        }
        if (same(one, other, most - 1)) {
            return most;
        }
        int low = 1;
        int high = most - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (same(one, other, middle - 1)) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    @SuppressWarnings("ReferenceEquality") // Equal steps of two sessions do not make them one.
    private static boolean same(Journal one, Journal other, int index) {
        return one.get(index) == other.get(index);
    }
}
