package dev.podfall.ui.lesson;

import dev.podfall.cluster.Session;
import dev.podfall.lesson.Lesson;
import dev.podfall.lesson.run.DemoRehearsal;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The cluster that a demonstration is given on. It is asked on the screen's thread, and answers there. */
public interface DemoGround {
    /** Plays the script where nobody sees it, and shows the cluster as the lesson begins. Fails if it cannot be made. */
    CompletableFuture<DemoRehearsal> begin(Lesson lesson);

    /** What runs is stopped, and the cluster is shown as it is there; time is held. */
    CompletableFuture<Void> show(Session session);

    /** Whether what was shown last is still what somebody sees, and not something else that was opened. */
    boolean isThere();

    /** Selects something, as {@code node/worker-2}; nothing if that is what it says. */
    void look(String what);

    /** Does what a press does where everybody sees it; completes when it has been seen. */
    CompletableFuture<Void> play(DemoRehearsal.Played what);

    /** The next thing that happens is shown, and no more. */
    void step();

    /** Whether nothing more happens. */
    boolean isResting();

    /** Shows on the tiles what lines would do; takes it away if there are none. */
    void stage(List<String> lines);

    /** It is over: what runs is stopped, and the cluster stays as it is. */
    void end();
}
