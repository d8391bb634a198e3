/**
 * Memory. A {@link dev.podfall.store.ClusterState} is a value: every object by kind and key, with the indexes that
 * questions need; a new one shares everything that did not change. {@link dev.podfall.store.ObjectStore} holds the
 * newest and tells watchers what changed.
 *
 * <p>Words: a <i>revision</i> is the store's counter, one more at every write; it is every object's resourceVersion.
 * Used by all of the engine; uses {@code api}.
 */
@NullMarked
package dev.podfall.store;

import org.jspecify.annotations.NullMarked;
