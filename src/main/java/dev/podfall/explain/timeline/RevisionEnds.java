package dev.podfall.explain.timeline;

import dev.podfall.api.meta.ObjectKey;
import dev.podfall.client.Explanation;
import dev.podfall.cluster.Change;
import dev.podfall.controller.daemon.RevisionStep;
import dev.podfall.controller.garbage.Collected;
import java.util.List;

/** Why a revision is gone: what the code that did it says in the same step. */
final class RevisionEnds {
    private RevisionEnds() {}

    /** @param change took the revision away, or away from its DaemonSet */
    static Dot.End of(Act by, Change change, List<Explanation> said) {
        for (var explanation : said) {
            if (explanation instanceof RevisionStep did && isOf(did.subject(), change)) {
                switch (did) {
                    case RevisionStep.Expire expire -> {
                        return new Dot.End(by, Dot.Why.HISTORY_LIMIT, expire.limit());
                    }
                    case RevisionStep.DropDuplicate _ -> {
                        return new Dot.End(by, Dot.Why.DUPLICATE, 0);
                    }
                    case RevisionStep.Release _ -> {
                        return new Dot.End(by, Dot.Why.RELEASED, 0);
                    }
                    case RevisionStep.Adopt _,
                            RevisionStep.Label _,
                            RevisionStep.Create _,
                            RevisionStep.Renumber _,
                            RevisionStep.RelabelPod _ -> {
                        // Takes nothing away.
                    }
                }
            }
            if (explanation instanceof Collected collected
                    && collected.subjectKind() == change.kind()
                    && isOf(collected.subject(), change)) {
                return new Dot.End(
                        by, collected.why() == Collected.Why.ORPHANED ? Dot.Why.RELEASED : Dot.Why.OWNER_GONE, 0);
            }
        }
        return new Dot.End(by, change.after() == null ? Dot.Why.DELETED : Dot.Why.RELEASED, 0);
    }

    private static boolean isOf(ObjectKey subject, Change change) {
        return subject.equals(change.key());
    }
}
