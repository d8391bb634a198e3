package dev.podfall.scheduler;

import dev.podfall.api.meta.ObjectKey;
import java.util.List;

/** What preemption could do for a pod on a node that has no room for it. */
public sealed interface PreemptionOutlook {

    /** The pod's own priority. */
    int priority();

    /** What refuses the pod does not go away with other pods. */
    record NotHelpful(int priority) implements PreemptionOutlook {}

    /** The pod's {@code preemptionPolicy} is Never. */
    record Never(int priority) implements PreemptionOutlook {}

    /** No pod on the node has a lower priority; the lowest there is {@code lowest}. */
    record NobodyLower(int priority, int lowest) implements PreemptionOutlook {}

    /** Even without all pods of lower priority it would not fit. */
    record NotEnough(int priority) implements PreemptionOutlook {}

    /** These would have to go, and that is enough. */
    record Helps(int priority, List<ObjectKey> victims) implements PreemptionOutlook {
        public Helps {
            victims = List.copyOf(victims);
        }
    }
}
