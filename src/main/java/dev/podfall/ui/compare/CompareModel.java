package dev.podfall.ui.compare;

import dev.podfall.ui.outlook.Outlook;

/**
 * What is said of a comparison. Immutable, compared by content.
 *
 * @param on whether two courses are compared at all
 * @param there what the branch is called
 * @param note how the two stand to each other in time
 * @param ended whether the branch is shown at its end because it goes no further
 * @param known whether {@code outlook} has come already
 */
public record CompareModel(boolean on, String there, String note, boolean ended, boolean known, Outlook outlook) {
    public static final CompareModel OFF = new CompareModel(false, "", "", false, false, Outlook.NOTHING);
}
