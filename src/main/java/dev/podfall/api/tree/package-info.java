/**
 * The untyped document: what a manifest says before anybody has decided what it means, and what an object keeps of it
 * that the engine does not read. Immutable; objects are sorted by key, as the API server's JSON is.
 *
 * <p>Used by everybody; uses the JDK only.
 */
@NullMarked
package dev.podfall.api.tree;

import org.jspecify.annotations.NullMarked;
