package dev.podfall.ui.caption;

import dev.podfall.cluster.Step;
import dev.podfall.explain.caption.CausalChain;
import dev.podfall.explain.caption.Happening;
import java.util.ArrayList;
import java.util.List;

/** Who acts in a chain, from left to right: kubectl, the API server, controllers, the scheduler, kubelets. */
record Lanes(List<String> names) {
    static final String API_SERVER = "kube-apiserver";
    private static final String KUBECTL = "kubectl";
    private static final String KUBELETS = "kubelets";
    private static final String SCHEDULER = "default-scheduler";

    static Lanes of(CausalChain chain) {
        var controllers = new ArrayList<String>();
        boolean scheduler = false;
        boolean kubelets = false;
        boolean user = false;
        for (var link : chain.all()) {
            var name = name(link);
            switch (name) {
                case KUBECTL -> user = true;
                case SCHEDULER -> scheduler = true;
                case KUBELETS -> kubelets = true;
                default -> {
                    if (!controllers.contains(name)) {
                        controllers.add(name);
                    }
                }
            }
        }
        var all = new ArrayList<String>();
        if (user) {
            all.add(KUBECTL);
        }
        all.add(API_SERVER);
        all.addAll(controllers);
        if (scheduler) {
            all.add(SCHEDULER);
        }
        if (kubelets) {
            all.add(KUBELETS);
        }
        return new Lanes(List.copyOf(all));
    }

    private static String name(CausalChain.Link link) {
        var actor = link.caption().actor();
        if (actor.equals(Step.USER)) {
            return KUBECTL;
        }
        return actor.startsWith("kubelet") ? KUBELETS : actor;
    }

    /** Which lane somebody acts in. */
    int of(CausalChain.Link link) {
        return names.indexOf(name(link));
    }

    int apiServer() {
        return names.indexOf(API_SERVER);
    }

    /** Whether something was written, which goes by the API server. */
    static boolean writes(CausalChain.Link link) {
        return switch (link.caption().happening()) {
            case DECIDED,
                    KUBELET_STOPPED,
                    KUBELET_STARTED,
                    KUBELET_TOLD,
                    NOTHING,
                    EVICTION_SCHEDULED,
                    EVICTION_CANCELLED -> false;
            default -> link.caption().happening() != Happening.DECIDED;
        };
    }
}
