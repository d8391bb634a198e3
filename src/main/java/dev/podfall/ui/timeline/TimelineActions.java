package dev.podfall.ui.timeline;

import dev.podfall.api.meta.ObjectKey;
import dev.podfall.kept.SessionFile;
import dev.podfall.play.Breakpoint;
import java.time.Instant;
import java.util.List;

/** What the timeline asks for. Called on the screen's thread; must return at once. */
public interface TimelineActions {

    /** Shows the world as it was at that time. */
    void seek(Instant time);

    /** Shows the world right after that step. */
    void seekStep(long step);

    /** {@code kubectl rollout undo ds/NAME --to-revision=N} */
    void rollBack(ObjectKey daemonSet, long revision);

    /** {@code kubectl set image ds/NAME CONTAINER=IMAGE} */
    void setImage(ObjectKey daemonSet, String container, String image);

    /** Runs a line of kubectl's. */
    void run(String line);

    /** Takes a branch up again; the present course is kept instead. */
    void takeUp(long branch);

    /** @param name empty for none */
    void rename(long branch, String name);

    /** Forgets a branch. */
    void delete(long branch);

    /** Shows what is other in a branch than in the session that is shown. */
    void compare(long branch);

    /** These are the session's bookmarks from now on. */
    void bookmarks(List<SessionFile.Bookmark> now);

    /** Time stops at these from now on. */
    void breakAt(List<Breakpoint> breakpoints);

    /** Does nothing: for a timeline to look at. */
    TimelineActions NONE = new TimelineActions() {
        @Override
        public void seek(Instant time) {}

        @Override
        public void seekStep(long step) {}

        @Override
        public void rollBack(ObjectKey daemonSet, long revision) {}

        @Override
        public void setImage(ObjectKey daemonSet, String container, String image) {}

        @Override
        public void run(String line) {}

        @Override
        public void takeUp(long branch) {}

        @Override
        public void rename(long branch, String name) {}

        @Override
        public void delete(long branch) {}

        @Override
        public void compare(long branch) {}

        @Override
        public void bookmarks(List<SessionFile.Bookmark> now) {}

        @Override
        public void breakAt(List<Breakpoint> breakpoints) {}
    };
}
