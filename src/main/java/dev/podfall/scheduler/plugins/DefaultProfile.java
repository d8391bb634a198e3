package dev.podfall.scheduler.plugins;

import dev.podfall.scheduler.framework.Profile;
import java.util.List;

/**
 * The plugins of the profile {@code default-scheduler}, in their order.
 *
 * <p>Upstream: pkg/scheduler/apis/config/v1/default_plugins.go.
 * <br>Differs: see the package for the plugins that are not simulated.
 */
public final class DefaultProfile {
    /** The profile's name, which pods name in {@code spec.schedulerName}. */
    public static final String SCHEDULER_NAME = "default-scheduler";

    private DefaultProfile() {}

    public static Profile create() {
        var taintToleration = new TaintToleration();
        var nodeAffinity = new NodeAffinity();
        var fit = new NodeResourcesFit();
        var profile = new Profile(
                NodeAffinity::preFilter,
                List.of(new NodeUnschedulable(), new NodeName(), taintToleration, nodeAffinity, new NodePorts(), fit),
                List.of(
                        taintToleration,
                        nodeAffinity,
                        fit,
                        new NodeResourcesBalancedAllocation(),
                        new ImageLocality()));
        profile.register(SchedulingGates.NAME, SchedulingGates.events());
        return profile;
    }
}
