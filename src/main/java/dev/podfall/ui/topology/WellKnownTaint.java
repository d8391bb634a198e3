package dev.podfall.ui.topology;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The taints that clusters put on nodes themselves: each has a picture of its own. */
final class WellKnownTaint {
    private static final Map<String, Ikon> ICONS = Map.ofEntries(
            Map.entry("node-role.kubernetes.io/control-plane", Feather.COMPASS),
            Map.entry("node-role.kubernetes.io/master", Feather.COMPASS),
            Map.entry("node.kubernetes.io/not-ready", Feather.ZAP_OFF),
            Map.entry("node.kubernetes.io/unreachable", Feather.WIFI_OFF),
            Map.entry("node.kubernetes.io/unschedulable", Feather.LOCK),
            Map.entry("node.kubernetes.io/memory-pressure", Feather.LAYERS),
            Map.entry("node.kubernetes.io/disk-pressure", Feather.HARD_DRIVE),
            Map.entry("node.kubernetes.io/pid-pressure", Feather.HASH),
            Map.entry("node.kubernetes.io/network-unavailable", Feather.GLOBE),
            Map.entry("node.kubernetes.io/out-of-service", Feather.POWER),
            Map.entry("node.cloudprovider.kubernetes.io/uninitialized", Feather.CLOUD),
            Map.entry("node.cloudprovider.kubernetes.io/shutdown", Feather.POWER),
            Map.entry("CriticalAddonsOnly", Feather.STAR),
            Map.entry("ToBeDeletedByClusterAutoscaler", Feather.TRASH),
            Map.entry("DeletionCandidateOfClusterAutoscaler", Feather.TRASH),
            Map.entry("nvidia.com/gpu", Feather.CPU));

    private WellKnownTaint() {}

    /** Null for a taint that somebody has thought of. */
    static @Nullable Ikon icon(String key) {
        return ICONS.get(key);
    }
}
