package dev.podfall.apiserver;

import dev.podfall.api.core.Condition;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.meta.Times;
import dev.podfall.api.tree.Tree;
import dev.podfall.sim.RandomSource;
import dev.podfall.sim.VirtualClock;
import dev.podfall.store.ClusterState;
import dev.podfall.store.ObjectStore;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The one door to the store for typed requests. Every write passes through admission, gets an instant of its own, and
 * fails with an {@link ApiException} if it is refused.
 *
 * <p>Upstream: staging/src/k8s.io/apiserver/pkg/registry/generic/registry/store.go and the strategies in pkg/registry.
 * <br>Differs: one version of each kind is served; typed objects that controllers make are not validated again.
 */
public final class ApiServer {
    private final ObjectStore store;
    private final VirtualClock clock;
    private final RandomSource random;

    public ApiServer(ObjectStore store, VirtualClock clock, RandomSource random) {
        this.store = store;
        this.clock = clock;
        this.random = random;
    }

    public ClusterState state() {
        return store.state();
    }

    /**
     * The stored object, as it is now.
     *
     * @throws ApiException NotFound
     */
    public KubeObject get(Kind kind, ObjectKey key) {
        var found = state().get(kind, key);
        if (found == null) {
            throw ApiException.notFound(kind, key.name());
        }
        return found;
    }

    /**
     * Stores a new object: names it if it only has a {@code generateName}, gives it a UID and a creation time.
     *
     * @throws ApiException AlreadyExists, Forbidden by admission, Invalid
     */
    @SuppressWarnings("unchecked")
    public <T extends KubeObject> T create(T object) {
        clock.tick();
        var meta = object.meta();
        if (meta.name().isEmpty()) {
            meta = meta.withName(generatedName(meta.generateName()));
        }
        long generation = object.kind() == Kind.DAEMON_SET || object.kind() == Kind.POD ? 1 : 0;
        var ready = (T) object.withMeta(meta.created(random.uuid(), generation, clock.now()));
        if (state().get(ready.kind(), ready.key()) != null) {
            throw ApiException.alreadyExists(ready);
        }
        return store.create(ready);
    }

    /**
     * Replaces an object's metadata and spec; its status stays.
     *
     * @param object based on a read of the stored one; its resourceVersion must still be the newest unless it is 0
     * @throws ApiException NotFound, Conflict, Invalid
     */
    public <T extends KubeObject> T update(T object) {
        return write(object);
    }

    /**
     * Replaces an object's status; metadata and spec stay.
     *
     * @throws ApiException NotFound, Conflict
     */
    public <T extends KubeObject> T updateStatus(T object) {
        return write(object);
    }

    @SuppressWarnings("unchecked")
    private <T extends KubeObject> T write(T object) {
        clock.tick();
        var stored = get(object.kind(), object.key());
        long version = object.meta().resourceVersion();
        if (version != 0 && version != stored.meta().resourceVersion()) {
            throw ApiException.conflict(object);
        }
        if (object.withMeta(stored.meta()).equals(stored) && object.meta().equals(stored.meta())) {
            return (T) stored;
        }
        return store.replace((T) stored, object);
    }

    /**
     * Binds a pod to a node, as the scheduler does.
     *
     * @throws ApiException NotFound; Conflict if it is bound already or going
     */
    public Pod bind(ObjectKey key, String uid, String nodeName) {
        clock.tick();
        var pod = (Pod) get(Kind.POD, key);
        if (!pod.uid().equals(uid)) {
            throw ApiException.conflict(Kind.POD, key.name(), "the UID in the precondition does not match");
        }
        if (pod.isTerminating()) {
            throw ApiException.conflict(
                    Kind.POD, key.name(), "pod " + key.name() + " is being deleted, cannot be assigned to a host");
        }
        if (!pod.nodeName().isEmpty()) {
            throw ApiException.conflict(
                    Kind.POD,
                    key.name(),
                    "pod " + key.name() + " is already assigned to node \"" + pod.nodeName() + "\"");
        }
        var scheduled = new Condition(
                Condition.POD_SCHEDULED,
                Condition.TRUE,
                "",
                "",
                null,
                Times.seconds(clock.now()),
                pod.meta().generation());
        return store.replace(
                pod,
                pod.withSpec(pod.spec().withNodeName(nodeName))
                        .withStatus(pod.status().withCondition(scheduled)));
    }

    /**
     * Deletes an object: at once, or after its grace period, or when its finalizers are gone.
     *
     * @return the object as it is now if it is still there, null if it is gone
     * @throws ApiException NotFound; Conflict if the UID is another
     */
    public @Nullable KubeObject delete(Kind kind, ObjectKey key, DeleteOptions options) {
        clock.tick();
        var stored = get(kind, key);
        var uid = options.uid();
        if (uid != null && !uid.equals(stored.uid())) {
            throw ApiException.conflict(kind, key.name(), "the UID in the precondition does not match");
        }
        if (stored instanceof Pod pod) {
            long grace = graceFor(pod, options.gracePeriodSeconds());
            if (grace > 0) {
                return deleteGracefully(pod, grace);
            }
        }
        store.remove(stored);
        return null;
    }

    private static long graceFor(Pod pod, @Nullable Long asked) {
        if (pod.nodeName().isEmpty() || pod.isTerminal()) {
            return 0;
        }
        long grace = asked == null ? pod.spec().terminationGracePeriodSeconds() : asked;
        return grace < 0 ? 1 : grace;
    }

    private KubeObject deleteGracefully(Pod pod, long grace) {
        var earlier = pod.meta().deletionGracePeriodSeconds();
        if (earlier != null && earlier <= grace) {
            return pod;
        }
        var going = pod.meta()
                .withDeletion(Times.seconds(clock.now().plusSeconds(grace)), grace)
                .withGeneration(pod.meta().generation() + 1);
        return store.replace(pod, pod.withMeta(going));
    }

    /**
     * Creates an object from a document, as kubectl and the editor send it.
     *
     * @param namespace of the request; empty for cluster-scoped kinds
     * @param body the whole object; its name or generateName says what it is called
     * @return the object as stored, or as it would have been if this is a dry run
     * @throws ApiException BadRequest, NotFound (no such namespace), AlreadyExists, Forbidden, Invalid
     */
    public KubeObject create(Kind kind, String namespace, Tree.Obj body, WriteOptions options) {
        var metadata = body.obj("metadata");
        if (kind.namespaced()) {
            metadata = metadata.with("namespace", Tree.text(namespace));
        }
        return create(Codec.decode(kind, body.with("metadata", metadata)));
    }

    /**
     * Replaces an object by a document.
     *
     * @throws ApiException BadRequest, NotFound, Conflict, Forbidden, Invalid
     */
    public KubeObject replace(Kind kind, ObjectKey key, Tree.Obj body, WriteOptions options) {
        var updated = Codec.decode(kind, body);
        return options.isStatus() ? updateStatus(updated) : update(updated);
    }

    /**
     * Changes an object as it is now.
     *
     * @param patch a tree for STRATEGIC and MERGE, a list of operations for JSON
     * @throws ApiException BadRequest, NotFound, Conflict, Forbidden, Invalid
     */
    public KubeObject patch(Kind kind, ObjectKey key, PatchType type, Tree patch, WriteOptions options) {
        get(kind, key);
        throw ApiException.badRequest(type + " patches are not served yet");
    }

    /**
     * Asks for a pod's eviction: a deletion that disruption budgets may forbid.
     *
     * @return the pod as it is now if it is still there, null if it is gone
     * @throws ApiException NotFound, Conflict
     */
    public @Nullable KubeObject evict(ObjectKey key, DeleteOptions options) {
        return delete(Kind.POD, key, options);
    }

    private String generatedName(String generateName) {
        var base = generateName.length() > 58 ? generateName.substring(0, 58) : generateName;
        return base + random.suffix(5);
    }

    /** The kinds that are there, for discovery. */
    public Iterable<Kind> kinds() {
        var out = new ArrayList<Kind>();
        for (var kind : Kind.values()) {
            out.add(kind);
        }
        return out;
    }
}
