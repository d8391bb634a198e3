package dev.podfall.kubectl.print;

import dev.podfall.api.core.ResourceList;
import dev.podfall.api.meta.BuiltInKinds;
import dev.podfall.api.meta.KeptObject;
import dev.podfall.api.meta.Quantity;
import dev.podfall.api.tree.Tree;
import dev.podfall.store.ClusterState;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Quotas and limit ranges, by themselves and in the description of their namespace.
 *
 * <p>Upstream: kubectl/pkg/describe/describe.go {@code describeQuota}, {@code describeLimitRange},
 * {@code DescribeResourceQuotas}, {@code DescribeLimitRanges}.
 * <br>Differs: resources of a limit range are sorted, where upstream's order is random.
 */
final class LimitsDescriber {
    private static final String RANGES =
            "Type\tResource\tMin\tMax\tDefault Request\tDefault Limit\tMax Limit/Request Ratio";
    private static final String RANGES_RULE =
            "----\t--------\t---\t---\t---------------\t-------------\t-----------------------";
    private static final List<String> BOUNDS =
            List.of("min", "max", "defaultRequest", "default", "maxLimitRequestRatio");

    private static final Map<String, String> SCOPES = Map.of(
            "Terminating",
                    "Matches all pods that have an active deadline. These pods have a limited lifespan on a node before"
                            + " being actively terminated by the system.",
            "NotTerminating",
                    "Matches all pods that do not have an active deadline. These pods usually include long running"
                            + " pods whose container command is not expected to terminate.",
            "BestEffort",
                    "Matches all pods that do not have resource requirements set. These pods have a best effort quality"
                            + " of service.",
            "NotBestEffort",
                    "Matches all pods that have at least one resource requirement set. These pods have a burstable or"
                            + " guaranteed quality of service.");

    private LimitsDescriber() {}

    static Description quota(KeptObject quota) {
        var out = new Description();
        out.field(0, "Name", quota.name()).field(0, "Namespace", quota.namespace());
        scopes(quota, " * ", 0, out);
        out.line(0, "Resource\tUsed\tHard").line(0, "--------\t----\t----");
        amounts(quota, 0, out);
        return out;
    }

    private static void scopes(KeptObject quota, String bullet, int level, Description out) {
        var scopes = new TreeSet<>(quota.content().obj("spec").texts("scopes"));
        if (scopes.isEmpty()) {
            return;
        }
        out.field(level, "Scopes", String.join(", ", scopes));
        for (var scope : scopes) {
            var help = SCOPES.get(scope);
            if (help != null) {
                out.line(level, bullet + help);
            }
        }
    }

    private static void amounts(KeptObject quota, int level, Description out) {
        var status = quota.content().obj("status");
        var used = ResourceList.fromTree(status.obj("used"));
        ResourceList.fromTree(status.obj("hard")).asMap().forEach((resource, hard) -> {
            var now = used.get(resource);
            out.line(level, resource + "\t" + (now == null ? Quantity.ZERO : now) + "\t" + hard);
        });
    }

    static Description range(KeptObject range) {
        var out = new Description();
        out.field(0, "Name", range.name()).field(0, "Namespace", range.namespace());
        out.line(0, RANGES).line(0, RANGES_RULE);
        items(range, "", out);
        return out;
    }

    private static void items(KeptObject range, String prefix, Description out) {
        for (var item : range.content().obj("spec").list("limits", item -> item)) {
            var resources = new TreeSet<String>();
            BOUNDS.forEach(bound -> resources.addAll(item.obj(bound).keys()));
            for (var resource : resources) {
                var line = new StringBuilder(prefix)
                        .append(item.text("type", ""))
                        .append('\t')
                        .append(resource);
                BOUNDS.forEach(
                        bound -> line.append('\t').append(amount(item.obj(bound).get(resource))));
                out.line(0, line.toString());
            }
        }
    }

    private static String amount(@Nullable Tree value) {
        return value == null ? "-" : Quantity.fromTree(value).toString();
    }

    /** What a namespace allows. */
    static void ofNamespace(String namespace, ClusterState state, Description out) {
        var quotas = state.all(BuiltInKinds.RESOURCE_QUOTA, namespace);
        out.raw(quotas.isEmpty() ? "\nNo resource quota.\n" : "\nResource Quotas\n");
        for (var stored : quotas) {
            var quota = (KeptObject) stored;
            out.field(1, "Name", quota.name());
            scopes(quota, "* ", 1, out);
            out.line(1, "Resource\tUsed\tHard").line(1, "--------\t---\t---");
            amounts(quota, 1, out);
        }
        var ranges = state.all(BuiltInKinds.LIMIT_RANGE, namespace);
        out.raw(
                ranges.isEmpty()
                        ? "\nNo LimitRange resource.\n"
                        : "\nResource Limits\n " + RANGES + "\n " + RANGES_RULE + "\n");
        ranges.forEach(range -> items((KeptObject) range, " ", out));
    }
}
