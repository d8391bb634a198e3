package dev.podfall.ui.topology;

import dev.podfall.api.core.TaintEffect;
import java.util.Set;

/** Everything on the map that has to be explained, in the order of the legend. Each has a look that no other has. */
enum Mark {
    READY("legend.ready"),
    OUTDATED("legend.outdated"),
    NOT_READY("map.pod.not-ready"),
    CREATING("map.pod.creating"),
    FAILED("map.pod.failed"),
    LEAVING("legend.leaving"),
    EVICTED("map.pod.evicted"),
    WAITS("verdict.waits"),
    REFUSED("legend.refused"),
    NOT_MEANT("legend.not-meant"),
    MISSCHEDULED("verdict.misscheduled"),
    LANDS("verdict.lands"),
    PREVIEW("map.pod.preview"),
    ELSEWHERE("map.pod.elsewhere"),
    OTHERS("legend.others"),
    NODE_NOT_READY("legend.node-not-ready"),
    NO_EXECUTE("legend.effect"),
    NO_SCHEDULE("legend.effect"),
    PREFER_NO_SCHEDULE("legend.effect");

    private final String word;

    Mark(String word) {
        this.word = word;
    }

    /** The key of what it means; an effect's takes its short and its whole name. */
    String word() {
        return word;
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
            case READY, SUCCEEDED -> pod.ordinary() ? OTHERS : pod.outdated() ? OUTDATED : READY;
            case CREATING -> CREATING;
            case NOT_READY -> NOT_READY;
            case TERMINATING -> LEAVING;
            case EVICTED, LEAVING -> EVICTED;
            case FAILED -> FAILED;
            case PREVIEW -> PREVIEW;
            case ELSEWHERE -> ELSEWHERE;
        };
    }

    /** Adds what a tile has. */
    static void of(NodeTile tile, Set<Mark> marks) {
        for (var pod : tile.pods()) {
            marks.add(of(pod));
        }
        for (var taint : tile.taints()) {
            marks.add(of(taint.effect()));
        }
        if (tile.ghost() != null) {
            marks.add(NOT_MEANT);
        }
        if (tile.readiness() != NodeTile.Readiness.READY) {
            marks.add(NODE_NOT_READY);
        }
        switch (tile.verdict().kind()) {
            case WAITS -> marks.add(WAITS);
            case LANDS -> marks.add(LANDS);
            case EVICTS -> marks.add(EVICTED);
            case ENDS -> marks.add(LEAVING);
            case MISSCHEDULED -> marks.add(MISSCHEDULED);
            case NOT_MEANT -> marks.add(NOT_MEANT);
            case REFUSES -> marks.add(REFUSED);
            case FAILS -> marks.add(FAILED);
            case RUNS, NONE -> {}
        }
    }
}
