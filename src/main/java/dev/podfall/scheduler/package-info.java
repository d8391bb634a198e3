/**
 * kube-scheduler: which node a pod goes to. {@link dev.podfall.scheduler.Scheduler} listens and runs cycles,
 * {@code SchedulingQueue} knows which pods to try and what wakes the others,
 * {@code Snapshot} counts what is on the nodes, {@code Placement} finds a
 * node or says why there is none, {@code Preemption} looks for pods that could make room.
 * {@link dev.podfall.scheduler.Explainer} and {@link dev.podfall.scheduler.FilterVectors} ask the same rules without a
 * scheduler.
 *
 * <p>Words: a <i>cycle</i> is one try of one pod; an <i>assumed</i> pod has a node that the API server has not been told
 * of; a <i>nominated</i> pod waits for a node where preemption makes room. Uses {@code api}, {@code store}, {@code sim},
 * {@code client}; {@code cluster} runs it, {@code explain} uses the pure parts.
 */
@NullMarked
package dev.podfall.scheduler;

import org.jspecify.annotations.NullMarked;
