package dev.podfall.play;

import dev.podfall.language.Phrase;

/**
 * What somebody does in one go, and takes back in one go, in however many calls it comes: a drain evicts pod after pod.
 * Another act is another object, also with the same words.
 */
public final class Act {
    private final Phrase what;

    /** @param what its words in the menu; none if the commands are to speak for themselves */
    public Act(Phrase what) {
        this.what = what;
    }

    /** An act that is called what its commands are called. */
    public static Act unnamed() {
        return new Act(Phrase.NONE);
    }

    Phrase what() {
        return what;
    }
}
