package dev.podfall.kept;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** How branches hang together. */
final class Branches {
    private Branches() {}

    /** All that leads to the end of a branch, from the session's beginning. */
    static SessionFile.Line whole(SessionFile file, SessionFile.Branch branch) {
        var from = line(file, branch);
        int shared = Math.min(branch.shares(), from.acts().size());
        var acts = new ArrayList<>(from.acts().subList(0, shared));
        acts.addAll(branch.line().acts());
        return new SessionFile.Line(acts, branch.line().end());
    }

    private static SessionFile.Line line(SessionFile file, SessionFile.Branch branch) {
        // Only branches above it can be left: there is no going round.
        int here = file.branches().indexOf(branch);
        for (int i = here - 1; i >= 0; i--) {
            var other = file.branches().get(i);
            if (other.name().equals(branch.of())) {
                return whole(file, other);
            }
        }
        return file.main();
    }

    static SessionFile.@Nullable Branch named(Iterable<SessionFile.Branch> branches, String name) {
        for (var branch : branches) {
            if (branch.name().equals(name)) {
                return branch;
            }
        }
        return null;
    }
}
