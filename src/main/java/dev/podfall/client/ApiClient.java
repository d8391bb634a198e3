package dev.podfall.client;

import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.apiserver.ApiException;
import dev.podfall.apiserver.ApiServer;
import dev.podfall.apiserver.DeleteOptions;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A component's connection to the API server: typed requests in the component's name. */
public final class ApiClient {
    private final ApiServer server;
    private final String component;
    private final String manager;

    public ApiClient(ApiServer server, String component) {
        this(server, component, component);
    }

    /** @param manager the program that the component is part of: it owns the fields that the component writes */
    public ApiClient(ApiServer server, String component, String manager) {
        this.server = server;
        this.component = component;
        this.manager = manager;
    }

    /** The same component's connection to another server. */
    ApiClient of(ApiServer other) {
        return new ApiClient(other, component, manager);
    }

    /** The component's name. */
    public String component() {
        return component;
    }

    /** The object as stored now (a live GET, not the informers' view); null if there is none. */
    public @Nullable KubeObject getLive(Kind kind, ObjectKey key) {
        return server.find(kind, key);
    }

    public <T extends KubeObject> T create(T object) {
        return server.create(object, manager);
    }

    public <T extends KubeObject> T update(T object) {
        return server.update(object, manager);
    }

    public <T extends KubeObject> T updateStatus(T object) {
        return server.updateStatus(object, manager);
    }

    /**
     * Changes the spec or metadata of the object as stored now, as a patch does: never conflicts.
     *
     * @return the stored object, or null if there is none
     */
    @SuppressWarnings("unchecked")
    public <T extends KubeObject> @Nullable T patch(Kind kind, ObjectKey key, UnaryOperator<T> change) {
        var live = (T) server.find(kind, key);
        return live == null ? null : server.update(change.apply(live), manager);
    }

    /** The same for the status. */
    @SuppressWarnings("unchecked")
    public <T extends KubeObject> @Nullable T patchStatus(Kind kind, ObjectKey key, UnaryOperator<T> change) {
        var live = (T) server.find(kind, key);
        return live == null ? null : server.updateStatus(change.apply(live), manager);
    }

    /** @throws ApiException NotFound, Conflict */
    public Pod bind(ObjectKey key, String uid, String nodeName) {
        return server.bind(key, uid, nodeName);
    }

    /** @throws ApiException NotFound, Conflict */
    public @Nullable KubeObject delete(Kind kind, ObjectKey key, DeleteOptions options) {
        return server.delete(kind, key, options);
    }

    /** Lets a namespace go that is being deleted and has nothing in it any more. @throws ApiException NotFound */
    public void finalizeNamespace(String name) {
        server.finalizeNamespace(name);
    }
}
