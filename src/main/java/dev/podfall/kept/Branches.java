package dev.podfall.kept;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How branches hang together. */
public final class Branches {
    private Branches() {}

    /**
     * A way that a session went, from its beginning.
     *
     * @param name empty if it has none
     * @param undone whether it is what was taken back in the one before it
     */
    public record Whole(String name, SessionFile.Line line, boolean undone) {}

    /** All that was done in all ways, each act with the digest of what it led to; takes as long as what happened is much. */
    public static SessionFile digested(SessionFile beside, Recording main, List<Way> others) {
        var lines = new ArrayList<SessionFile.Line>();
        lines.add(main.line());
        var wholes = new ArrayList<Whole>();
        for (int i = 0; i < others.size(); i++) {
            var recording = others.get(i).recording();
            var known = lines.getFirst().acts().subList(0, main.shares(recording));
            for (int j = 0; j < i; j++) {
                int shares = others.get(j).recording().shares(recording);
                if (shares > known.size()) {
                    known = lines.get(j + 1).acts().subList(0, shares);
                }
            }
            lines.add(recording.line(known));
            wholes.add(new Whole(
                    others.get(i).name(), lines.getLast(), others.get(i).undone()));
        }
        return beside.withMain(lines.getFirst()).withBranches(of(lines.getFirst(), wholes));
    }

    /** The same without digests: cheap, whatever has happened. */
    public static SessionFile undigested(SessionFile beside, Recording main, List<Way> others) {
        var line = main.undigested();
        var wholes = others.stream()
                .map(way -> new Whole(way.name(), way.recording().undigested(), way.undone()))
                .toList();
        return beside.withMain(line).withBranches(of(line, wholes));
    }

    /** Each leaves the one above it with which it shares the most; what was taken back, that in which it was. None has the name of another. */
    public static List<SessionFile.Branch> of(SessionFile.Line main, List<Whole> wholes) {
        var out = new ArrayList<SessionFile.Branch>();
        var names = new TreeSet<String>();
        int lastWay = -1;
        for (var whole : wholes) {
            int of = whole.undone() ? lastWay : -1;
            int shares = shared(of < 0 ? main : wholes.get(of).line(), whole.line());
            for (int j = 0; j < out.size() && !whole.undone(); j++) {
                int shared = shared(wholes.get(j).line(), whole.line());
                if (shared > shares) {
                    of = j;
                    shares = shared;
                }
            }
            lastWay = whole.undone() ? lastWay : out.size();
            var acts = whole.line().acts();
            out.add(new SessionFile.Branch(
                    free(whole.name(), names),
                    of < 0 ? "" : out.get(of).name(),
                    shares,
                    new SessionFile.Line(
                            acts.subList(shares, acts.size()), whole.line().end()),
                    whole.undone()));
        }
        return out;
    }

    private static int shared(SessionFile.Line one, SessionFile.Line other) {
        int most = Math.min(one.acts().size(), other.acts().size());
        int shared = 0;
        while (shared < most && one.acts().get(shared).equals(other.acts().get(shared))) {
            shared++;
        }
        return shared;
    }

    private static String free(String wanted, Set<String> taken) {
        var stem = wanted.isEmpty() ? "branch" : wanted;
        var name = wanted.isEmpty() ? stem + "-1" : stem;
        for (int i = 2; !taken.add(name); i++) {
            name = stem + "-" + i;
        }
        return name;
    }

    /** All that leads to the end of a branch, from the session's beginning. */
    public static SessionFile.Line whole(SessionFile file, SessionFile.Branch branch) {
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
