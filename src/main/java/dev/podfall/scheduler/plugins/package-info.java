/**
 * The plugins of kube-scheduler's default profile that Podfall simulates, one class each, and
 * {@link dev.podfall.scheduler.plugins.DefaultProfile}, their order. Pure rules over a pod and a node.
 *
 * <p>Not simulated, and therefore never in the way: VolumeRestrictions, NodeVolumeLimits, VolumeBinding, VolumeZone,
 * PodTopologySpread, InterPodAffinity, DynamicResources, NodeDeclaredFeatures.
 * Used by {@code scheduler} and {@code explain}; uses {@code scheduler.framework}, {@code api}.
 */
@NullMarked
package dev.podfall.scheduler.plugins;

import org.jspecify.annotations.NullMarked;
