package dev.podfall.apiserver;

import dev.podfall.api.core.Condition;
import dev.podfall.api.core.Namespace;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.BuiltInKinds;
import dev.podfall.api.meta.KeptKind;
import dev.podfall.api.meta.KeptObject;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.meta.Times;
import dev.podfall.api.meta.WriteLog;
import dev.podfall.api.scheduling.PriorityClass;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.admission.Admission;
import dev.podfall.apiserver.admission.NamespaceLifecycle;
import dev.podfall.apiserver.admission.PodTopologyLabels;
import dev.podfall.apiserver.fields.ManagedFields;
import dev.podfall.sim.RandomSource;
import dev.podfall.sim.VirtualClock;
import dev.podfall.store.ClusterState;
import dev.podfall.store.ObjectStore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one door to the store. Every write passes through admission, gets an instant of its own, and fails with an
 * {@link ApiException} if it is refused. People's requests come as documents and are validated; controllers' come
 * typed.
 *
 * <p>Upstream: staging/src/k8s.io/apiserver/pkg/registry/generic/registry/store.go and the strategies in pkg/registry.
 * <br>Differs: one version of each kind is served; typed objects that controllers make are not validated again.
 */
public final class ApiServer {
    private static final int NAME_ATTEMPTS = 8;
    private static final String OWN_NAME = "kube-apiserver";

    private final ObjectStore store;
    private final VirtualClock clock;
    private final RandomSource random;
    /** What is kept has chance of its own: it must not disturb the names of pods. */
    private final RandomSource keptRandom;

    private final Admission admission;
    private final Requests requests;
    private final Copies copies;

    public ApiServer(ObjectStore store, VirtualClock clock, RandomSource random) {
        this.store = store;
        this.clock = clock;
        this.random = random;
        this.keptRandom = random.split("kept");
        this.admission = new Admission(random);
        this.requests = new Requests(admission);
        this.copies = new Copies(this, store);
    }

    private ApiServer(ObjectStore store, VirtualClock clock, RandomSource random, ApiServer from) {
        this.store = store;
        this.clock = clock;
        this.random = random;
        this.keptRandom = from.keptRandom.fork();
        this.admission = from.admission.fork(random);
        this.requests = new Requests(admission);
        this.copies = from.copies.fork(this, store);
    }

    /** A server in front of a forked store that answers as this one would. */
    public ApiServer fork(ObjectStore forkedStore, VirtualClock forkedClock) {
        return new ApiServer(forkedStore, forkedClock, random.fork(), this);
    }

    public ClusterState state() {
        return store.state();
    }

    /** The kinds that are there, for discovery. */
    public List<Kind> kinds() {
        return Discovery.of(state()).kinds();
    }

    /**
     * The stored object, as it is now.
     *
     * @throws ApiException NotFound
     */
    public KubeObject get(Kind kind, ObjectKey key) {
        var found = find(kind, key);
        if (found == null) {
            throw ApiException.notFound(kind, key.name());
        }
        return found;
    }

    /** The stored object, as it is now; null if there is none. */
    public @Nullable KubeObject find(Kind kind, ObjectKey key) {
        return store.get(kind, key);
    }

    /**
     * Stores a new object: names it if it only has a {@code generateName}, gives it a UID and a creation time.
     *
     * @throws ApiException AlreadyExists, Forbidden by admission
     */
    public <T extends KubeObject> T create(T object) {
        return create(object, OWN_NAME);
    }

    /** The same, in a manager's name: the fields become its own. */
    @SuppressWarnings("unchecked")
    public <T extends KubeObject> T create(T object, String manager) {
        clock.tick();
        var ready = prepared(object, random, keptRandom);
        var write = new WriteLog.Write(manager, "", clock.now(), null, object);
        return store.create((T) ready.withMeta(ready.meta().withWrites(WriteLog.EMPTY.plus(write))));
    }

    /**
     * Stores a copy of an object of another cluster as it was there: with its UID, times and status. What it refers to
     * need not be here; its namespace is made if there is none. An object of its name gives way.
     *
     * @throws ApiException BadRequest if the document cannot be read; Invalid if no server would have stored it
     */
    public KubeObject restore(Kind kind, Tree.Obj body) {
        RequestSize.check(body);
        clock.tick();
        return copies.restore(kind, body);
    }

    @SuppressWarnings("unchecked")
    private <T extends KubeObject> T prepared(T object, RandomSource ofSimulated, RandomSource ofKept) {
        var ready = Strategy.prepareForCreate(admission.create(object, state()), clock.now());
        if (ready instanceof KeptObject service && service.kind().equals(BuiltInKinds.SERVICE)) {
            ready = (T) ServiceAddresses.admit(service, state());
        }
        var chance = ready.kind() instanceof KeptKind ? ofKept : ofSimulated;
        var meta = ready.meta();
        if (meta.isTerminating()) {
            meta = meta.withDeletion(null, null);
        }
        meta = meta.created(copies.freeUid(ready.kind(), chance), Strategy.firstGeneration(ready), clock.now());
        if (meta.name().isEmpty()) {
            meta = meta.withName(freeName(ready, chance));
        } else if (find(ready.kind(), ready.key()) != null) {
            throw ApiException.alreadyExists(ready);
        }
        var named = (T) ready.withMeta(meta);
        if (named instanceof Pod pod && admission.fills(pod, state())) {
            Requests.checkFilled(pod);
        }
        admission.validate(named, state(), clock.now());
        return named;
    }

    private String freeName(KubeObject object, RandomSource chance) {
        var generateName = object.meta().generateName();
        var base = generateName.length() > 58 ? generateName.substring(0, 58) : generateName;
        for (int attempt = 0; attempt < NAME_ATTEMPTS; attempt++) {
            var name = base + chance.suffix(5);
            if (find(object.kind(), new ObjectKey(object.namespace(), name)) == null) {
                return name;
            }
        }
        throw ApiException.alreadyExists(object);
    }

    /**
     * Replaces an object's metadata and spec; its status stays. A change that changes nothing writes nothing. An object
     * that is going, and that this update lets go, is removed.
     *
     * @param object based on a read of the stored one; its resourceVersion must still be the newest unless it is 0
     * @return the object as stored, or as it was when it went
     * @throws ApiException NotFound, Conflict
     */
    public <T extends KubeObject> T update(T object) {
        return update(object, OWN_NAME);
    }

    /** The same, in a manager's name. */
    public <T extends KubeObject> T update(T object, String manager) {
        return write(object, "", manager);
    }

    /**
     * Replaces an object's status; metadata and spec stay.
     *
     * @throws ApiException NotFound, Conflict
     */
    public <T extends KubeObject> T updateStatus(T object) {
        return updateStatus(object, OWN_NAME);
    }

    /** The same, in a manager's name. */
    public <T extends KubeObject> T updateStatus(T object, String manager) {
        return write(object, WriteOptions.STATUS, manager);
    }

    @SuppressWarnings("unchecked")
    private <T extends KubeObject> T write(T object, String subresource, String manager) {
        clock.tick();
        var stored = (T) get(object.kind(), object.key());
        long version = object.meta().resourceVersion();
        if (version != 0 && version != stored.meta().resourceVersion()) {
            throw ApiException.conflict(object);
        }
        var updated = subresource.isEmpty()
                ? Strategy.prepareForUpdate(object, stored)
                : Strategy.prepareForStatusUpdate(object, stored);
        return store(stored, updated, new WriteLog.Write(manager, subresource, clock.now(), stored, object));
    }

    @SuppressWarnings("unchecked")
    private <T extends KubeObject> T store(T stored, T updated, WriteLog.Write write) {
        if (Deletion.isOver(updated.meta())) {
            store.remove(stored);
            return updated;
        }
        if (updated.equals(stored)) {
            return stored;
        }
        var log = ManagedFields.logged(stored.kind(), stored.meta().writes(), write);
        return store.replace(stored, (T) updated.withMeta(updated.meta().withWrites(log)));
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
            throw ApiException.conflict(Kind.POD, key.name(), uidMismatch(uid, pod));
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
        var scheduled =
                new Condition(Condition.POD_SCHEDULED, Condition.TRUE, "", "", null, Times.seconds(clock.now()), 0);
        var status = pod.status().withCondition(scheduled);
        var bound = pod.withSpec(pod.spec().withNodeName(nodeName))
                .withStatus(status.nominatedNodeName().isEmpty() ? status : status.withNominatedNodeName(""));
        return store.replace(pod, PodTopologyLabels.admit(bound, (Node) find(Kind.NODE, ObjectKey.cluster(nodeName))));
    }

    /**
     * Deletes an object: at once, or after its grace period, or when its finalizers are gone.
     *
     * @return the object as it is now if it is still there, null if it is gone
     * @throws ApiException NotFound; Conflict if the UID is another; Forbidden for some namespaces
     */
    public @Nullable KubeObject delete(Kind kind, ObjectKey key, DeleteOptions options) {
        if (kind == Kind.NAMESPACE) {
            NamespaceLifecycle.delete(key.name());
        }
        if (kind == Kind.PRIORITY_CLASS && PriorityClass.isSystem(key.name())) {
            throw ApiException.forbidden(kind, key.name(), "this is a system priority class and cannot be deleted");
        }
        var stored = get(kind, key);
        var uid = options.uid();
        if (uid != null && !uid.equals(stored.uid())) {
            throw ApiException.conflict(kind, key.name(), uidMismatch(uid, stored));
        }
        if (options.dryRun()) {
            return Deletion.mark(stored, options, clock.now());
        }
        clock.tick();
        var marked = Deletion.mark(stored, options, clock.now());
        if (marked == null) {
            store.remove(stored);
            return null;
        }
        return marked.equals(stored) ? stored : store.replace(stored, marked);
    }

    private static String uidMismatch(String uid, KubeObject stored) {
        return "the UID in the precondition (" + uid + ") does not match the UID in record (" + stored.uid()
                + "). The object might have been deleted and then recreated";
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

    /**
     * Lets a namespace go that is being deleted and has nothing in it any more: the namespace controller's last step.
     *
     * @throws ApiException NotFound
     */
    public void finalizeNamespace(String name) {
        clock.tick();
        var namespace = (Namespace) get(Kind.NAMESPACE, ObjectKey.cluster(name));
        if (namespace.meta().isTerminating() && namespace.meta().finalizers().isEmpty()) {
            store.remove(namespace);
        } else {
            store.replace(
                    namespace,
                    new Namespace(namespace.meta(), namespace.spec().without("finalizers"), namespace.status()));
        }
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
        RequestSize.check(body);
        var object = requests.toCreate(kind, namespace, body, options, state());
        return options.dryRun()
                ? prepared(object, random.split("dry run"), random.split("dry run"))
                : create(object, options.fieldManager());
    }

    /**
     * Replaces an object by a document.
     *
     * @throws ApiException BadRequest, NotFound, Conflict, Forbidden, Invalid
     */
    public KubeObject replace(Kind kind, ObjectKey key, Tree.Obj body, WriteOptions options) {
        RequestSize.check(body);
        var stored = get(kind, key);
        return written(stored, requests.toReplace(stored, body, options, state()), options);
    }

    /**
     * Changes an object as it is now.
     *
     * @param patch a tree for STRATEGIC and MERGE, a list of operations for JSON
     * @throws ApiException BadRequest, NotFound, Conflict, Forbidden, Invalid
     */
    public KubeObject patch(Kind kind, ObjectKey key, PatchType type, Tree patch, WriteOptions options) {
        RequestSize.check(patch);
        var stored = get(kind, key);
        return written(stored, requests.toPatch(stored, type, patch, options, state()), options);
    }

    private KubeObject written(KubeObject stored, KubeObject changed, WriteOptions options) {
        var updated = options.isStatus()
                ? Strategy.labelled(Strategy.prepareForStatusUpdate(changed, stored), changed)
                : Strategy.prepareForUpdate(changed, stored);
        if (options.dryRun()) {
            return updated;
        }
        clock.tick();
        var write = new WriteLog.Write(options.fieldManager(), options.subresource(), clock.now(), stored, changed);
        return store(stored, updated, write);
    }
}
