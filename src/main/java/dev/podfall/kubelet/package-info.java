/**
 * The kubelets of all nodes: they register their node, admit, start, restart and end its pods, and say in conditions
 * how the node fares. What happens to a pod is a table of stages, each with its delay and what it leads to.
 *
 * <p>Words: a <i>profile</i> is how the kubelets behave: {@code REALISTIC} for people, {@code STAND_IN} as the kubelet
 * in the recordings of a real control plane. A <i>fate</i> is what a container of an image does. Used by {@code cluster};
 * uses {@code api store sim client}.
 */
@NullMarked
package dev.podfall.kubelet;

import org.jspecify.annotations.NullMarked;
