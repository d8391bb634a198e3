package dev.podfall.ui.frame;

/** What somebody has said of a node, and what became of it. */
public enum TileMark {
    /** It is part of an answer that is about to be given. */
    CHOSEN,
    /** It was said, and is so. */
    RIGHT,
    /** It was said, and is not so. */
    WRONG,
    /** It is so, and was not said. */
    MISSED
}
