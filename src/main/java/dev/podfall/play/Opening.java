package dev.podfall.play;

import dev.podfall.cluster.Position;
import dev.podfall.cluster.Session;
import dev.podfall.language.Phrase;
import java.util.ArrayList;
import java.util.List;

/**
 * Sessions that somebody has made and a player is to go on with: one that is shown, and branches. Any thread's, until the
 * player has it.
 */
public final class Opening {
    private final Course shown;
    private final List<Course> all = new ArrayList<>();
    private final List<Course> branches = new ArrayList<>();

    /**
     * An act that was done, and can be taken back.
     *
     * @param before where the session was just before it
     * @param steps how many there were then
     */
    public record Taken(Phrase what, Position before, int steps) {
        private Deed deed() {
            return new Deed(new Act(what), what, before, steps, null);
        }
    }

    /** Who the branches belong to, and how they are called. */
    public record Name(long number, String text) {
        public static final Name NONE = new Name(0, "");
    }

    public Opening(Session session, List<Taken> acts, Name name) {
        this.shown = Course.of(session, deeds(acts));
        name(shown, name);
        all.add(shown);
    }

    private static List<Deed> deeds(List<Taken> acts) {
        return acts.subList(Math.max(0, acts.size() - Course.MOST), acts.size()).stream()
                .map(Taken::deed)
                .toList();
    }

    private static void name(Course course, Name name) {
        course.number(name.number());
        course.name(name.text());
    }

    /**
     * Adds a branch.
     *
     * @param of which of those that were added before it leaves; -1 for the session that is shown
     * @param leaves how many steps it shares with that
     */
    public void branch(int of, int leaves, Session session, List<Taken> acts, Name name) {
        branches.add(add(of, leaves, session, acts, name));
    }

    /**
     * Adds what was taken back; it runs on to what was before each of its acts.
     *
     * @param in which of those that were added before it was taken back in; -1 for the session that is shown
     * @return false if there is something already that was taken back in it: then it is a branch
     */
    public boolean undone(int in, int of, int leaves, Session session, List<Taken> acts, Name name) {
        var owner = all.get(in + 1);
        var without = add(of, leaves, session, acts, name);
        int common = without.common(owner);
        while (without.endsAfter(common)) {
            var next = without.withoutLast();
            if (next == null) {
                break;
            }
            without = next;
        }
        var undone = without.undone();
        if (undone == null || owner.undone() != null) {
            branches.add(all.getLast());
            return false;
        }
        owner.undone(undone);
        return true;
    }

    private Course add(int of, int leaves, Session session, List<Taken> acts, Name name) {
        var out = all.get(of + 1).beside(leaves, session, deeds(acts));
        name(out, name);
        all.add(out);
        return out;
    }

    /** The highest number that any of them has, what was taken back too. */
    long numbers() {
        return all.stream().mapToLong(Course::number).max().orElse(0);
    }

    Course shown() {
        return shown;
    }

    List<Course> branches() {
        return List.copyOf(branches);
    }
}
