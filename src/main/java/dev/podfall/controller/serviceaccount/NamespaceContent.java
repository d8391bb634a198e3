package dev.podfall.controller.serviceaccount;

import dev.podfall.api.core.Namespace;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.apiserver.ApiException;
import dev.podfall.apiserver.NamespaceContents;
import dev.podfall.apiserver.Status;
import dev.podfall.client.ControllerContext;
import dev.podfall.client.WorkQueue;
import dev.podfall.store.WatchEvent;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Sees to it that an object is in every namespace that is not going: the default service account, or the root certificate.
 *
 * <p>Upstream: pkg/controller/serviceaccount/serviceaccounts_controller.go; pkg/controller/certificates/rootcacertpublisher.
 * <br>Differs: one loop for both; what somebody has changed in the certificate stays changed.
 */
public final class NamespaceContent {
    private final ControllerContext context;
    private final NamespaceContents.Content content;
    private final WorkQueue<String> queue;

    /** Begins with what is there, and from then on runs by itself. */
    public NamespaceContent(ControllerContext context, NamespaceContents.Content content) {
        this(
                context,
                content,
                sync -> new WorkQueue<>(context.component(), context.component(), context.timers(), sync));
        context.view().all(Kind.NAMESPACE).values().forEach(namespace -> wake(namespace.name()));
    }

    private NamespaceContent(
            ControllerContext context,
            NamespaceContents.Content content,
            Function<Consumer<String>, WorkQueue<String>> queue) {
        this.context = context;
        this.content = content;
        this.queue = queue.apply(this::sync);
        context.informers().on(Kind.NAMESPACE, this::changed);
        context.informers().on(content.kind(), this::gone);
    }

    /** A controller that knows what this one does, in a fork of its surroundings. */
    public NamespaceContent fork(ControllerContext forked) {
        return new NamespaceContent(forked, content, sync -> queue.fork(forked.timers(), sync));
    }

    private void changed(WatchEvent event) {
        if (event.after() != null) {
            wake(event.after().name());
        }
    }

    private void gone(WatchEvent event) {
        if (event.after() == null && event.key().name().equals(content.name())) {
            wake(event.key().namespace());
        }
    }

    private void wake(String namespace) {
        var there = context.view().get(content.kind(), ObjectKey.of(namespace, content.name()));
        if (there == null) {
            queue.add(namespace);
        }
    }

    private void sync(String name) {
        var namespace = (Namespace) context.api().getLive(Kind.NAMESPACE, ObjectKey.cluster(name));
        if (namespace == null
                || namespace.meta().isTerminating()
                || context.api().getLive(content.kind(), ObjectKey.of(name, content.name())) != null) {
            return;
        }
        try {
            var _ = context.api().create(content.in(name));
        } catch (ApiException e) {
            if (!e.is(Status.ALREADY_EXISTS)) {
                throw e;
            }
        }
    }
}
