package dev.podfall.scheduler;

import dev.podfall.scheduler.framework.Reason;
import java.util.List;

/**
 * One plugin's answer for one pod on one node.
 *
 * @param field the field that decided: of the pod unless it begins with {@code node.}; empty if none did
 * @param detail what decided, with the values
 * @param reasons why not; also for a plugin that was not reached but would have said no
 */
public record CheckResult(String plugin, Verdict verdict, String field, String detail, List<Reason> reasons) {

    public enum Verdict {
        PASS,
        FAIL,
        /** A plugin before it has said no already. */
        NOT_REACHED
    }
}
