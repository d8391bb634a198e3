package dev.podfall.apiserver;

import dev.podfall.api.core.Namespace;
import dev.podfall.api.meta.KeptKind;
import dev.podfall.api.meta.KeptObject;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.meta.SimulatedKind;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.schema.Defaults;
import dev.podfall.apiserver.schema.StrictDecoder;
import dev.podfall.apiserver.validation.FieldError;
import dev.podfall.apiserver.validation.FieldErrors;
import dev.podfall.apiserver.validation.FieldPath;
import dev.podfall.apiserver.validation.Validation;
import dev.podfall.fork.ForkHashMap;
import dev.podfall.sim.RandomSource;
import dev.podfall.store.ObjectStore;
import java.util.List;
import java.util.TreeMap;

/**
 * Stores objects of another cluster as they were there, if a server could have stored them.
 *
 * <p>Upstream: none; etcd's restore comes nearest.
 * <br>Differs: the resourceVersion is a new one.
 */
final class Copies {
    private final ApiServer server;
    private final ObjectStore store;
    private final TreeMap<Kind, ForkHashMap<String, ObjectKey>> uids = new TreeMap<>(Kind.ORDER);

    Copies(ApiServer server, ObjectStore store) {
        this.server = server;
        this.store = store;
    }

    /** The same UIDs in a forked server. */
    Copies fork(ApiServer forkedServer, ObjectStore forkedStore) {
        var out = new Copies(forkedServer, forkedStore);
        uids.forEach((kind, known) -> out.uids.put(kind, known.fork()));
        return out;
    }

    /** @throws ApiException BadRequest if the document cannot be read; Invalid if no server would have stored it */
    KubeObject restore(Kind kind, Tree.Obj body) {
        var decoded = StrictDecoder.decodeLenient(kind, body).orThrow();
        var meta = decoded.obj("metadata");
        var namespace = kind.namespaced() ? meta.text("namespace", "default") : "";
        var placed = decoded.with(
                "metadata",
                namespace.isEmpty() ? meta.without("namespace") : meta.with("namespace", Tree.text(namespace)));
        var document = completed(kind, Defaults.apply(kind, placed));
        var name = meta.text("name", "");
        Requests.checkDecodable(kind, document);
        refuseIfInvalid(kind, name, Validation.stored(kind, document));
        var object = Codec.decode(kind, document);
        refuseTakenUid(object);
        if (!namespace.isEmpty() && store.get(Kind.NAMESPACE, ObjectKey.cluster(namespace)) == null) {
            create(namespace);
        }
        CopySurroundings.of(object).forEach(this::assume);
        return put(object);
    }

    private void assume(KeptObject what) {
        if (store.get(what.kind(), what.key()) == null) {
            var _ = server.create(what);
        }
    }

    /** What every stored object of the kind has, and what people cut away. */
    private static Tree.Obj completed(Kind kind, Tree.Obj document) {
        if (kind != Kind.NAMESPACE) {
            return document;
        }
        var phase = document.obj("metadata").has("deletionTimestamp") ? "Terminating" : "Active";
        return document.obj("status").text("phase", "").isEmpty()
                ? document.with("status", document.obj("status").with("phase", Tree.text(phase)))
                : document;
    }

    private static void refuseIfInvalid(Kind kind, String name, List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw ApiException.invalid(kind, name, errors);
        }
    }

    /** A UID stands for one object: what belongs to two owners at once would go back and forth between them. */
    private void refuseTakenUid(KubeObject object) {
        var known = uids.computeIfAbsent(object.kind(), this::uidsNow);
        var holder = known.get(object.uid());
        if (holder != null && !holder.equals(object.key()) && holds(object.kind(), holder, object.uid())) {
            var errors = new FieldErrors();
            errors.duplicateRendered(
                    FieldPath.METADATA.child("uid"),
                    "\"" + object.uid() + "\"",
                    object.kind().resource() + " \"" + holder.name() + "\"",
                    FieldError.Rule.UID_IS_UNIQUE);
            throw ApiException.invalid(object.kind(), object.name(), errors.toList());
        }
        known.put(object.uid(), object.key());
    }

    /** A UID for a new object that no copy has brought along: a copy may come out of this very program and seed. */
    String freeUid(Kind kind, RandomSource chance) {
        var known = uids.get(kind);
        var uid = chance.uuid();
        while (known != null && known.containsKey(uid)) {
            uid = chance.uuid();
        }
        return uid;
    }

    private boolean holds(Kind kind, ObjectKey key, String uid) {
        var there = store.get(kind, key);
        return there != null && there.uid().equals(uid);
    }

    private ForkHashMap<String, ObjectKey> uidsNow(Kind kind) {
        var out = new ForkHashMap<String, ObjectKey>();
        store.state().all(kind).values().forEach(object -> out.put(object.uid(), object.key()));
        return out;
    }

    private void create(String namespace) {
        var made = server.create((Namespace) Codec.decode(
                Kind.NAMESPACE,
                Defaults.apply(Kind.NAMESPACE, Tree.obj("metadata", Tree.obj("name", Tree.text(namespace))))));
        if (!made.name().equals(namespace)) {
            throw new IllegalStateException("asked for namespace " + namespace + ", got " + made.name());
        }
    }

    /**
     * A copy takes the place of what has its name. Namespaces and priority classes own nothing and are changed where they
     * are; of all else the old one goes first, so that everybody learns that it is another.
     */
    private KubeObject put(KubeObject object) {
        var there = store.get(object.kind(), object.key());
        if (there == null) {
            return store.create(object);
        }
        return switch (object.kind()) {
            case SimulatedKind.NAMESPACE, SimulatedKind.PRIORITY_CLASS -> store.replace(there, object);
            case KeptKind _ -> store.replace(there, object);
            case SimulatedKind.NODE,
                    SimulatedKind.DAEMON_SET,
                    SimulatedKind.CONTROLLER_REVISION,
                    SimulatedKind.POD,
                    SimulatedKind.EVENT -> {
                store.remove(there);
                yield store.create(object);
            }
        };
    }
}
