package dev.podfall.kept;

import dev.podfall.cluster.SessionOptions;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session as it is kept: what it began with and what was done when, so that it can be had again, and what somebody put
 * beside it.
 *
 * @param version of the Podfall that wrote it
 * @param about what somebody wrote about it
 * @param main what was done
 * @param branches other ways that it went
 * @param tabs of the editor
 * @param look how it was looked at
 * @param study of the lesson that it is about
 */
public record SessionFile(
        String version,
        String about,
        SessionOptions options,
        Line main,
        List<Branch> branches,
        List<Tab> tabs,
        List<Bookmark> bookmarks,
        Look look,
        Study study) {
    /** How the name of such a file ends. */
    public static final String EXTENSION = ".podfall";

    /** The format that is written. */
    public static final int FORMAT = 1;

    public SessionFile {
        branches = List.copyOf(branches);
        tabs = List.copyOf(tabs);
        bookmarks = List.copyOf(bookmarks);
    }

    /** One that has nothing beside what was done. */
    public static SessionFile of(SessionOptions options, Line main) {
        return new SessionFile(
                ProgramVersion.OWN, "", options, main, List.of(), List.of(), List.of(), Look.NONE, Study.NONE);
    }

    public SessionFile withMain(Line newMain) {
        return new SessionFile(version, about, options, newMain, branches, tabs, bookmarks, look, study);
    }

    public SessionFile withBranches(List<Branch> newBranches) {
        return new SessionFile(version, about, options, main, newBranches, tabs, bookmarks, look, study);
    }

    public SessionFile withTabs(List<Tab> newTabs) {
        return new SessionFile(version, about, options, main, branches, newTabs, bookmarks, look, study);
    }

    public SessionFile withBookmarks(List<Bookmark> newBookmarks) {
        return new SessionFile(version, about, options, main, branches, tabs, newBookmarks, look, study);
    }

    public SessionFile withLook(Look newLook) {
        return new SessionFile(version, about, options, main, branches, tabs, bookmarks, newLook, study);
    }

    public SessionFile withStudy(Study newStudy) {
        return new SessionFile(version, about, options, main, branches, tabs, bookmarks, look, newStudy);
    }

    /** As this version of Podfall writes it. */
    public SessionFile ofThisVersion() {
        return new SessionFile(ProgramVersion.OWN, about, options, main, branches, tabs, bookmarks, look, study);
    }

    /**
     * One way that a session went.
     *
     * @param acts in the order in which they were done
     * @param end where it stands; null for right after the last act
     */
    public record Line(List<Act> acts, @Nullable End end) {
        public static final Line EMPTY = new Line(List.of(), null);

        public Line {
            acts = List.copyOf(acts);
        }
    }

    /**
     * Where a line ends.
     *
     * @param digest of what became of it since the last act; empty if that is not known
     */
    public record End(Place place, String digest) {}

    /**
     * Another way that the session went.
     *
     * @param of the branch that it leaves; empty if it leaves the main line
     * @param shares how many of that one's acts are its own first acts, too
     * @param line what was done after these
     * @param undone whether it is what was taken back in the line that it leaves, and can be done again
     */
    public record Branch(String name, String of, int shares, Line line, boolean undone) {
        public Branch(String name, String of, int shares, Line line) {
            this(name, of, shares, line, false);
        }
    }

    /**
     * A text in the editor.
     *
     * @param path of its file; empty if it has none
     */
    public record Tab(String name, String path, String text) {}

    /** @param at virtual time since the session's beginning */
    public record Bookmark(Duration at, String text) {}

    /**
     * How a session was looked at.
     *
     * @param pace as {@code story}, {@code 10x} or {@code max}; empty if it is not known
     * @param selected as {@code node worker-1}, several with commas between; empty if nothing is
     * @param branch the name of the branch that is taken up, and is the main line now; empty if it has none
     * @param stops when time stops by itself, as {@code warned} or {@code evicted default/agent}, several with commas between;
     *     empty if never
     */
    public record Look(String pace, String selected, String branch, String stops) {
        public static final Look NONE = new Look("", "", "", "");

        public Look withBranch(String name) {
            return new Look(pace, selected, name, stops);
        }
    }
}
