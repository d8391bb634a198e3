package dev.podfall.scheduler;

import dev.podfall.language.Phrase;
import dev.podfall.scheduler.framework.Finding;
import dev.podfall.scheduler.framework.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One plugin's answer for one pod on one node.
 *
 * @param reached whether it is asked at all, or one before it has said no already
 * @param passed why yes; null if it says no
 * @param reasons why not; none if it says yes
 */
public record CheckResult(
        String plugin, boolean reached, @Nullable Finding passed, List<Reason> reasons) {

    public enum Verdict {
        PASS,
        FAIL,
        /** Nobody gets as far as to ask. */
        NOT_REACHED
    }

    public CheckResult {
        reasons = List.copyOf(reasons);
    }

    /** What came of it, for whoever asks one plugin after the other. */
    public Verdict verdict() {
        return !reached ? Verdict.NOT_REACHED : reasons.isEmpty() ? Verdict.PASS : Verdict.FAIL;
    }

    /** The field that decided: of the pod unless it begins with {@code node.}; empty if none did. */
    public String field() {
        return passed != null ? passed.field() : reasons.getFirst().field();
    }

    /** What decided, with the values. */
    public Phrase phrase() {
        return passed != null
                ? passed.phrase()
                : Phrase.clauses(reasons.stream().map(Reason::phrase).toList());
    }

    /** The same where nobody asks. */
    public CheckResult notReached() {
        return new CheckResult(plugin, false, passed, reasons);
    }
}
