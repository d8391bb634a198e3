package dev.podfall.client;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.language.Phrase;

/**
 * A decision, kept as data: the code that decides makes it while it decides. What the window, the events and the tests
 * say of the decision are renderings of it.
 */
public interface Explanation {

    /** What the decision is about. */
    Kind subjectKind();

    ObjectKey subject();

    /** The decision in one line. */
    Phrase phrase();
}
