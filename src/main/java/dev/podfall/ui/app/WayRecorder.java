package dev.podfall.ui.app;

import dev.podfall.cluster.Session;
import dev.podfall.kept.ActWords;
import dev.podfall.kept.Branches;
import dev.podfall.kept.Recording;
import dev.podfall.kept.Rerun;
import dev.podfall.kept.Reruns;
import dev.podfall.kept.SessionFile;
import dev.podfall.kept.TypedLine;
import dev.podfall.kept.Way;
import dev.podfall.kept.log.SessionLog;
import dev.podfall.play.Opening;
import dev.podfall.play.Standing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes down all ways that a player's session has gone, and makes them again out of what was written. A branch that nobody
 * has named is called by its number in a file.
 */
final class WayRecorder {
    private static final String BRANCH = "branch-";
    private static final Pattern NUMBERED = Pattern.compile(BRANCH + "([1-9][0-9]{0,8})");
    private static final String UNDONE = "undone";
    private static final Pattern TAKEN_BACK = Pattern.compile(UNDONE + "(-[0-9]+)?");

    private final IdentityHashMap<Session, Recording> recordings = new IdentityHashMap<>();
    private @Nullable Standing standing;

    /** Sessions that are about to be the player's, and what is known of them. */
    void expect(Reruns reruns) {
        Stream.concat(Stream.of(reruns.main()), reruns.branches().stream().map(Reruns.Branch::rerun))
                .forEach(rerun -> recordings.put(rerun.session(), rerun.recording()));
    }

    /** Whether there are other ways now, or other names. */
    boolean follow(Standing next) {
        if (next.equals(standing)) {
            return false;
        }
        standing = next;
        var known = new IdentityHashMap<Session, Recording>();
        ways().forEach(way -> known.put(way.session(), recording(way.session())));
        recordings.clear();
        recordings.putAll(known);
        return true;
    }

    private Stream<Standing.Way> ways() {
        var now = Objects.requireNonNull(standing);
        return Stream.concat(Stream.of(now.shown()), now.others().stream());
    }

    /** What is known of what it has in common with another one is known of it, too. */
    private Recording recording(Session session) {
        var known = recordings.get(session);
        if (known != null) {
            return known;
        }
        Recording best = null;
        for (var other : recordings.values()) {
            var sibling = other.ofSibling(session);
            if (best == null || sibling.told() > best.told()) {
                best = sibling;
            }
        }
        var out = best == null ? new Recording(session) : best;
        recordings.put(session, out);
        return out;
    }

    /** Calls what was done after a line, in all ways in which it was, and logs it. */
    void named(TypedLine typed, SessionLog log) {
        for (var recording : recordings.values()) {
            var named = recording.named(typed);
            if (named != null) {
                log.named(recording, named);
            }
        }
    }

    /** The way that is shown; null before the first. */
    @Nullable
    Way main() {
        var now = standing;
        return now == null ? null : way(now.shown());
    }

    List<Way> others() {
        var now = standing;
        return now == null ? List.of() : now.others().stream().map(this::way).toList();
    }

    private Way way(Standing.Way of) {
        return new Way(name(of), Objects.requireNonNull(recordings.get(of.session())), of.undone());
    }

    private static String name(Standing.Way of) {
        if (!of.name().isEmpty() || of.number() == 0 && !of.undone()) {
            return of.name();
        }
        return of.number() > 0 ? BRANCH + of.number() : UNDONE;
    }

    /** All ways, for another thread: it may take its time. */
    Kept fork(SessionFile beside) {
        var main = Objects.requireNonNull(main());
        return new Kept(
                beside.withLook(beside.look().withBranch(main.name())),
                main.recording().ofFork(main.recording().session().fork()),
                others().stream()
                        .map(way -> new Way(
                                way.name(),
                                way.recording().ofFork(way.recording().session().fork()),
                                way.undone()))
                        .toList());
    }

    /** Without what takes time. */
    SessionFile undigested(SessionFile beside) {
        var main = Objects.requireNonNull(main());
        return Branches.undigested(beside.withLook(beside.look().withBranch(main.name())), main.recording(), others());
    }

    /** All there is to be kept. */
    record Kept(SessionFile beside, Recording main, List<Way> others) {
        SessionFile file() {
            return Branches.digested(beside, main, others);
        }
    }

    /** What a player is to go on with. */
    static Opening opening(SessionFile file, Reruns reruns) {
        var numbers = new HashSet<Long>();
        var out = new Opening(
                reruns.main().session(), taken(reruns.main()), named(file.look().branch(), numbers));
        var names = new ArrayList<String>();
        for (var branch : reruns.branches()) {
            var as = branch.as();
            var rerun = branch.rerun();
            if (as.undone()) {
                int in = as.of().isEmpty() ? -1 : names.lastIndexOf(as.of());
                out.undone(in, branch.of(), branch.leaves(), rerun.session(), taken(rerun), named(as.name(), numbers));
            } else {
                out.branch(branch.of(), branch.leaves(), rerun.session(), taken(rerun), named(as.name(), numbers));
            }
            names.add(as.name());
        }
        return out;
    }

    private static Opening.Name named(String name, HashSet<Long> numbers) {
        var numbered = NUMBERED.matcher(name);
        if (numbered.matches() && numbers.add(Long.parseLong(numbered.group(1)))) {
            return new Opening.Name(Long.parseLong(numbered.group(1)), "");
        }
        return TAKEN_BACK.matcher(name).matches() ? Opening.Name.NONE : new Opening.Name(0, name);
    }

    private static List<Opening.Taken> taken(Rerun rerun) {
        return rerun.recording().past().stream()
                .map(past -> new Opening.Taken(ActWords.of(past.act()), past.before(), past.steps()))
                .toList();
    }
}
