package dev.podfall.ui.topology;

import dev.podfall.api.core.TaintEffect;
import dev.podfall.ui.text.Term;
import java.util.Optional;
import java.util.function.Consumer;

/** Everything on the map that has to be explained, in the order of the legend. Each has a look that no other has. */
enum Mark {
    READY("legend.ready"),
    OUTDATED("legend.outdated"),
    NOT_READY("map.pod.not-ready"),
    CREATING("map.pod.creating"),
    FAILED("map.pod.failed"),
    LEAVING("legend.leaving"),
    RETRIES("legend.retries"),
    EVICTED("map.pod.evicted"),
    PREEMPTED("map.pod.preempted"),
    WAITS("verdict.waits"),
    REFUSED("legend.refused"),
    NOT_MEANT("legend.not-meant"),
    MISSCHEDULED("verdict.misscheduled"),
    LANDS("verdict.lands"),
    AWAITED("map.pod.awaited"),
    PREVIEW("map.pod.preview"),
    ELSEWHERE("map.pod.elsewhere"),
    OTHER("legend.other"),
    OTHERS("legend.others"),
    NODE_NOT_READY("legend.node-not-ready"),
    /** Its kubelet is silent, or has never said anything. */
    NODE_UNKNOWN("legend.node-unknown"),
    NO_EXECUTE(TaintEffect.NO_EXECUTE.wire()),
    NO_SCHEDULE(TaintEffect.NO_SCHEDULE.wire()),
    PREFER_NO_SCHEDULE(TaintEffect.PREFER_NO_SCHEDULE.wire());

    private final String word;

    Mark(String word) {
        this.word = word;
    }

    /** The key of what it means; an effect's is its name. */
    String word() {
        return word;
    }

    /** The word that a learner may not know; empty if there is none. */
    Optional<Term> term() {
        return switch (this) {
            case NO_EXECUTE -> Term.of(TaintEffect.NO_EXECUTE.wire());
            case NO_SCHEDULE -> Term.of(TaintEffect.NO_SCHEDULE.wire());
            case PREFER_NO_SCHEDULE -> Term.of(TaintEffect.PREFER_NO_SCHEDULE.wire());
            case READY -> Optional.of(Term.READY);
            case OUTDATED -> Optional.of(Term.REVISION);
            case MISSCHEDULED -> Optional.of(Term.MISSCHEDULED);
            case NOT_READY,
                    CREATING,
                    FAILED,
                    LEAVING,
                    RETRIES,
                    EVICTED,
                    PREEMPTED,
                    WAITS,
                    REFUSED,
                    NOT_MEANT,
                    LANDS,
                    AWAITED,
                    PREVIEW,
                    ELSEWHERE,
                    OTHER,
                    OTHERS,
                    NODE_NOT_READY,
                    NODE_UNKNOWN -> Optional.empty();
        };
    }

    static Mark of(TaintEffect effect) {
        return switch (effect) {
            case NO_EXECUTE -> NO_EXECUTE;
            case NO_SCHEDULE -> NO_SCHEDULE;
            case PREFER_NO_SCHEDULE -> PREFER_NO_SCHEDULE;
        };
    }

    static Mark of(PodMark pod) {
        return switch (pod.state()) {
            case READY, SUCCEEDED -> pod.ordinary() ? OTHER : pod.outdated() ? OUTDATED : READY;
            case CREATING -> CREATING;
            case NOT_READY -> NOT_READY;
            case TERMINATING -> LEAVING;
            case EVICTED, LEAVING -> EVICTED;
            case FAILED -> FAILED;
            case PREEMPTED -> PREEMPTED;
            case AWAITED -> AWAITED;
            case PREVIEW -> PREVIEW;
            case ELSEWHERE -> ELSEWHERE;
        };
    }

    /** Names what a tile has, some of it more than once. */
    static void of(NodeTile tile, Consumer<Mark> marks) {
        int others = 0;
        for (var pod : tile.pods()) {
            var mark = of(pod);
            marks.accept(mark);
            if (mark == OTHER && ++others == 2) {
                marks.accept(OTHERS);
            }
            if (pod.countdown() != null && pod.countdown().retry()) {
                marks.accept(RETRIES);
            }
        }
        for (var taint : tile.taints()) {
            marks.accept(of(taint.effect()));
        }
        if (tile.ghost() != null) {
            marks.accept(NOT_MEANT);
        }
        switch (tile.readiness()) {
            case READY -> {}
            case NOT_READY -> marks.accept(NODE_NOT_READY);
            case UNKNOWN -> marks.accept(NODE_UNKNOWN);
        }
        switch (tile.verdict().kind()) {
            case WAITS -> marks.accept(WAITS);
            case LANDS -> marks.accept(LANDS);
            case EVICTS -> marks.accept(EVICTED);
            case ENDS -> marks.accept(LEAVING);
            case MISSCHEDULED -> marks.accept(MISSCHEDULED);
            case NOT_MEANT -> marks.accept(NOT_MEANT);
            case REFUSES -> marks.accept(REFUSED);
            case FAILS -> marks.accept(FAILED);
            case RUNS, NONE -> {}
        }
    }
}
