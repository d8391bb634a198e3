package dev.podfall.controller.tainteviction;

import dev.podfall.api.meta.ObjectKey;
import java.time.Instant;

/**
 * A pod that will be evicted unless the taints go.
 *
 * @param from when the countdown began
 * @param at when it ends
 */
public record ScheduledEviction(ObjectKey pod, String node, Instant from, Instant at) {}
