package dev.podfall.ui.compare;

import dev.podfall.play.Moment;
import dev.podfall.play.Moment.Branch;
import dev.podfall.ui.outlook.Ghosts;
import dev.podfall.ui.outlook.Outlook;

/**
 * What is different between the session as it is shown and a branch at the same virtual time. Immutable.
 *
 * @param other the branch's own last moment at or before that time
 * @param standing how the two stand to each other in time
 * @param outlook the differences to read
 * @param onHere the branch as it is seen from the session's tiles
 * @param onThere the session as it is seen from the branch's tiles
 */
public record Contrast(Branch branch, Moment other, Standing standing, Outlook outlook, Ghosts onHere, Ghosts onThere) {

    /** How two courses stand to each other at one time. */
    public enum Standing {
        /** They have not parted yet. */
        TOGETHER,
        APART,
        /** The branch has no such time: this is its end. */
        ENDED
    }
}
