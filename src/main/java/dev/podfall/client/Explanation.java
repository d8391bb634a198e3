package dev.podfall.client;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;

/**
 * A decision, kept as data: the code that decides makes it while it decides. What the window, the events and the tests
 * say of the decision are renderings of it.
 */
public interface Explanation {

    /** What the decision is about. */
    Kind subjectKind();

    ObjectKey subject();

    /** One line in plain English. */
    String summary();
}
