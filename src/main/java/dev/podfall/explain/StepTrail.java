package dev.podfall.explain;

import dev.podfall.cluster.Journal;
import dev.podfall.cluster.Step;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far somebody has read who makes something out of a journal step by step. In another session's journal it knows the
 * beginning that both share, as that of a fork is the very same: only what comes after has to be read again. It keeps no
 * session alive. Not safe for several threads.
 */
public final class StepTrail {
    private static final int STRIDE = 64;

    /** Every so many steps the last of them; a step that is in no journal any more may be gone. */
    private final List<WeakReference<@Nullable Step>> marks = new ArrayList<>();

    private WeakReference<@Nullable Step> last = new WeakReference<>(null);
    private long session = Long.MIN_VALUE;
    private int read;

    /**
     * Goes on with a journal. The steps that were read and are not in it are forgotten.
     *
     * @param newSession the same number as before means that the journal has only grown
     * @return how many of the steps that were read are its first
     */
    public int keep(long newSession, Journal journal) {
        boolean grown = newSession == session && journal.size() >= read;
        session = newSession;
        if (!grown && !isAt(last, journal, read)) {
            int low = 0;
            int high = marks.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (isAt(marks.get(middle), journal, (middle + 1) * STRIDE)) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            marks.subList(low, marks.size()).clear();
            read = low * STRIDE;
            last = low == 0 ? new WeakReference<>(null) : marks.getLast();
        }
        return read;
    }

    /** The next step has been read. */
    public void add(Step step) {
        read++;
        last = new WeakReference<>(step);
        if (read % STRIDE == 0) {
            marks.add(last);
        }
    }

    private static boolean isAt(WeakReference<@Nullable Step> mark, Journal journal, int number) {
        return number > 0 && number <= journal.size() && mark.refersTo(journal.get(number - 1));
    }
}
