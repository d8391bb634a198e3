package dev.podfall.ui.nodes;

import dev.podfall.api.apps.ControllerRevision;
import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Labels;
import dev.podfall.ui.frame.Hues;
import dev.podfall.ui.nodes.SummaryModel.Chip;
import dev.podfall.ui.nodes.SummaryModel.Chips;
import java.util.ArrayList;

/** Says the chosen object in short. */
final class SummaryViewModel {
    private final Hues hues;

    SummaryViewModel(Hues hues) {
        this.hues = hues;
    }

    SummaryModel answer(Question question) {
        return switch (question.object()) {
            case Node node -> new NodeSummary(question, hues).of(node);
            case DaemonSet daemonSet -> new DaemonSetSummary(question).of(daemonSet);
            case ControllerRevision revision -> new RevisionSummary(question, hues).of(revision);
            case Pod pod -> new PodSummaryText(question).of(pod);
            case null, default -> SummaryModel.nothing(question.hint());
        };
    }

    static Chips labels(String heading, Labels labels) {
        var chips = new ArrayList<Chip>();
        labels.forEach((key, value) -> {
            var text = key + (value.isEmpty() ? "" : "=" + value);
            chips.add(new Chip("", text, "label-chip", text));
        });
        return new Chips(heading, chips);
    }
}
