package dev.podfall.explain;

import dev.podfall.api.core.PodSpec;
import dev.podfall.api.core.Toleration;
import dev.podfall.controller.daemon.DaemonPods;
import dev.podfall.scheduler.plugins.DefaultProfile;
import java.util.ArrayList;
import java.util.List;

/** What a DaemonSet's template says in vain, or to its own surprise, whatever the cluster is like. */
public sealed interface TemplateNote {

    /** Where it stands in the template's spec. */
    String field();

    /** The toleration's seconds are lost: the controller puts one of its own in its place, which has no limit. */
    record SecondsLost(String field, Toleration toleration) implements TemplateNote {}

    /** Pods wait for a scheduler that is not here. */
    record ForeignScheduler(String field, String name) implements TemplateNote {}

    static List<TemplateNote> of(PodSpec template) {
        var out = new ArrayList<TemplateNote>();
        if (!template.schedulerName().equals(DefaultProfile.SCHEDULER_NAME)) {
            out.add(new ForeignScheduler("schedulerName", template.schedulerName()));
        }
        for (var lost : DaemonPods.losingTheirSeconds(template)) {
            int index = template.tolerations().indexOf(lost);
            out.add(new SecondsLost("tolerations[" + index + "].tolerationSeconds", lost));
        }
        return List.copyOf(out);
    }
}
