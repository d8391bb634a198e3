package dev.podfall.controller.quota;

import dev.podfall.api.meta.BuiltInKinds;
import dev.podfall.api.meta.KeptObject;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.apiserver.admission.Quotas;
import dev.podfall.client.ControllerContext;
import dev.podfall.client.WorkQueue;
import dev.podfall.store.WatchEvent;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Writes into the status of each quota what it allows and what is used of it.
 *
 * <p>Upstream: pkg/controller/resourcequota/resource_quota_controller.go.
 * <br>Differs: what is created counts when it has arrived here, where upstream's admission writes it itself.
 */
public final class ResourceQuotaController {
    /** Kinds that controllers act on and that quotas may count. */
    private static final List<Kind> COUNTED = List.of(Kind.POD, Kind.DAEMON_SET, Kind.CONTROLLER_REVISION);

    private final ControllerContext context;
    private final WorkQueue<ObjectKey> queue;

    /** Begins to listen; there are no quotas yet. */
    public ResourceQuotaController(ControllerContext context) {
        this(context, sync -> new WorkQueue<>(context.component(), context.component(), context.timers(), sync));
    }

    private ResourceQuotaController(
            ControllerContext context, Function<Consumer<ObjectKey>, WorkQueue<ObjectKey>> queue) {
        this.context = context;
        this.queue = queue.apply(this::sync);
        COUNTED.forEach(kind -> context.informers().on(kind, this::changed));
        context.informers().onKept(this::changed);
    }

    /** A controller that knows what this one does, in a fork of its surroundings. */
    public ResourceQuotaController fork(ControllerContext forked) {
        return new ResourceQuotaController(forked, sync -> queue.fork(forked.timers(), sync));
    }

    private void changed(WatchEvent event) {
        if (context.view().count(BuiltInKinds.RESOURCE_QUOTA) > 0
                && !event.key().namespace().isEmpty()) {
            context.view()
                    .all(BuiltInKinds.RESOURCE_QUOTA, event.key().namespace())
                    .forEach(quota -> queue.add(quota.key()));
        }
    }

    private void sync(ObjectKey key) {
        if (!(context.view().get(BuiltInKinds.RESOURCE_QUOTA, key) instanceof KeptObject quota)) {
            return;
        }
        var status = Quotas.status(quota, context.view(), context.now());
        if (!status.equals(quota.content().get("status"))) {
            context.api().updateStatus(quota.withContent(quota.content().with("status", status)));
        }
    }
}
