package dev.podfall.apiserver;

import dev.podfall.api.meta.BuiltInKinds;
import dev.podfall.api.meta.KeptObject;
import dev.podfall.api.tree.Tree;
import dev.podfall.store.ClusterState;
import java.util.List;
import java.util.TreeSet;

/**
 * A service gets an address of its own.
 *
 * <p>Upstream: pkg/registry/core/service/storage/alloc.go.
 * <br>Differs: the lowest that is free, of 10.96.0.0/12, where upstream draws one.
 */
final class ServiceAddresses {
    static final String FIRST = "10.96.0.1";

    private static final int LOWEST = 2;

    private ServiceAddresses() {}

    static KeptObject admit(KeptObject service, ClusterState state) {
        var spec = service.content().obj("spec");
        if (spec.text("type", "").equals("ExternalName")) {
            return service;
        }
        var own = spec.text("clusterIP", "");
        var address = own.isEmpty() ? free(state) : own;
        var settled = spec.with("clusterIP", Tree.text(address))
                .with("clusterIPs", spec.has("clusterIPs") ? Tree.texts(spec.texts("clusterIPs")) : one(address));
        return service.withContent(service.content().with("spec", settled));
    }

    private static Tree one(String address) {
        return Tree.texts(List.of(address));
    }

    private static String free(ClusterState state) {
        var taken = new TreeSet<String>();
        for (var object : state.all(BuiltInKinds.SERVICE).values()) {
            if (object instanceof KeptObject service) {
                taken.add(service.content().obj("spec").text("clusterIP", ""));
            }
        }
        int number = LOWEST;
        while (taken.contains(address(number))) {
            number++;
        }
        return address(number);
    }

    private static String address(int number) {
        return "10." + (96 + (number >> 16)) + "." + ((number >> 8) & 0xff) + "." + (number & 0xff);
    }
}
