package dev.podfall.apiserver.admission;

import dev.podfall.api.core.Container;
import dev.podfall.api.core.PodSpec;
import dev.podfall.api.core.ResourceList;
import dev.podfall.api.meta.Quantity;
import dev.podfall.api.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * How well a pod's resources are assured: Guaranteed, Burstable or BestEffort.
 *
 * <p>Upstream: pkg/apis/core/helper/qos/qos.go, {@code ComputePodQOS}.
 * <br>Differs: in nothing that we know of.
 */
public final class PodQos {
    public static final String GUARANTEED = "Guaranteed";
    public static final String BURSTABLE = "Burstable";
    public static final String BEST_EFFORT = "BestEffort";

    private static final List<String> COMPUTE = List.of("cpu", "memory");

    private PodQos() {}

    public static String of(PodSpec spec) {
        var requests = new TreeMap<String, Quantity>();
        var limits = new TreeMap<String, Quantity>();
        boolean allLimited = true;
        if (spec.rest().get("resources") instanceof Tree.Obj whole) {
            add(requests, ResourceList.fromTree(whole.obj("requests")));
            allLimited = add(limits, ResourceList.fromTree(whole.obj("limits"))) == COMPUTE.size();
        } else {
            for (var container : all(spec)) {
                add(requests, container.requests());
                allLimited &= add(limits, container.limits()) == COMPUTE.size();
            }
        }
        if (requests.isEmpty() && limits.isEmpty()) {
            return BEST_EFFORT;
        }
        return allLimited && requests.equals(limits) ? GUARANTEED : BURSTABLE;
    }

    private static List<Container> all(PodSpec spec) {
        var out = new ArrayList<>(spec.containers());
        out.addAll(spec.initContainers());
        return out;
    }

    /** How many compute resources have an amount above zero. */
    private static int add(TreeMap<String, Quantity> sums, ResourceList amounts) {
        int found = 0;
        for (var resource : COMPUTE) {
            var amount = amounts.get(resource);
            if (amount != null && amount.sign() > 0) {
                found++;
                sums.merge(resource, amount, Quantity::add);
            }
        }
        return found;
    }
}
