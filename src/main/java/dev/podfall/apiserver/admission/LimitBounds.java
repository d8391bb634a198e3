package dev.podfall.apiserver.admission;

import dev.podfall.api.core.ResourceList;
import dev.podfall.api.meta.Quantity;
import dev.podfall.api.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One item of a limit range: the least, the most, and how far limits may be from requests.
 *
 * <p>Upstream: plugin/pkg/admission/limitranger/admission.go, {@code minConstraint}, {@code maxConstraint},
 * {@code limitRequestRatioConstraint}.
 * <br>Differs: in nothing that we know of.
 *
 * @param type what it bounds, as upstream calls it
 */
record LimitBounds(String type, ResourceList least, ResourceList most, ResourceList ratio) {

    static LimitBounds of(Tree.Obj limit) {
        return new LimitBounds(
                limit.text("type", ""),
                ResourceList.fromTree(limit.obj("min")),
                ResourceList.fromTree(limit.obj("max")),
                ResourceList.fromTree(limit.obj("maxLimitRequestRatio")));
    }

    /** What is out of bounds, in upstream's words. */
    List<String> broken(Function<String, @Nullable Quantity> requests, Function<String, @Nullable Quantity> limits) {
        var out = new ArrayList<String>();
        least.asMap()
                .forEach((resource, bound) ->
                        add(out, belowLeast(resource, bound, requests.apply(resource), limits.apply(resource))));
        most.asMap()
                .forEach((resource, bound) ->
                        add(out, aboveMost(resource, bound, requests.apply(resource), limits.apply(resource))));
        ratio.asMap()
                .forEach((resource, bound) ->
                        add(out, tooFarApart(resource, bound, requests.apply(resource), limits.apply(resource))));
        return out;
    }

    private static void add(List<String> out, String text) {
        if (!text.isEmpty()) {
            out.add(text);
        }
    }

    private String belowLeast(String resource, Quantity bound, @Nullable Quantity request, @Nullable Quantity limit) {
        var least = "minimum " + resource + " usage per " + type + " is " + bound;
        if (request == null) {
            return least + ".  No request is specified";
        }
        if (request.compareTo(bound) < 0) {
            return least + ", but request is " + request;
        }
        return limit != null && limit.compareTo(bound) < 0 ? least + ", but limit is " + limit : "";
    }

    private String aboveMost(String resource, Quantity bound, @Nullable Quantity request, @Nullable Quantity limit) {
        var most = "maximum " + resource + " usage per " + type + " is " + bound;
        if (limit == null) {
            return most + ".  No limit is specified";
        }
        if (limit.compareTo(bound) > 0) {
            return most + ", but limit is " + limit;
        }
        return request != null && request.compareTo(bound) > 0 ? most + ", but request is " + request : "";
    }

    private String tooFarApart(String resource, Quantity bound, @Nullable Quantity request, @Nullable Quantity limit) {
        var ratio = resource + " max limit to request ratio per " + type + " is " + bound;
        if (request == null || request.isZero()) {
            return ratio + ", but no request is specified or request is 0";
        }
        if (limit == null || limit.isZero()) {
            return ratio + ", but no limit is specified or limit is 0";
        }
        double observed = (double) limit.milliValue() / request.milliValue();
        return observed * 1000 > bound.milliValue()
                ? ratio + ", but provided ratio is " + String.format(Locale.ROOT, "%f", observed)
                : "";
    }
}
