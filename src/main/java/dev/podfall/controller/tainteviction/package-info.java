/**
 * Taint eviction: deletes pods from nodes whose NoExecute taints they do not tolerate, or no longer tolerate.
 *
 * <p>Words: a <i>scheduled eviction</i> is the countdown of a pod that tolerates for a number of seconds. Used by
 * {@code cluster}; uses {@code api store sim client}.
 */
@NullMarked
package dev.podfall.controller.tainteviction;

import org.jspecify.annotations.NullMarked;
