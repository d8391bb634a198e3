/**
 * What holds in every session, checked on many random ones. A <i>story</i> is a random cluster with random DaemonSets
 * and random acts; a story of which something does not hold is cut down to the shortest that still fails.
 */
@NullMarked
package dev.podfall.properties;

import org.jspecify.annotations.NullMarked;
