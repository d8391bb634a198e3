/**
 * Node life cycle: turns node conditions into taints, notices kubelets that fall silent, and paces NoExecute taints
 * zone by zone.
 *
 * <p>Words: a <i>pass</i> is one round of looking at every node, on a grid of 5 s; a node's <i>probe</i> is when it was
 * last seen alive; a <i>zone</i> is what shares a token bucket. Used by {@code cluster}; uses {@code api store sim
 * client}.
 */
@NullMarked
package dev.podfall.controller.nodelifecycle;

import org.jspecify.annotations.NullMarked;
