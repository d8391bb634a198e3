package dev.podfall.apiserver;

import dev.podfall.api.meta.BuiltInKinds;
import dev.podfall.api.meta.KeptKind;
import dev.podfall.api.meta.KeptObject;
import dev.podfall.api.meta.Labels;
import dev.podfall.api.meta.ObjectMeta;
import dev.podfall.api.tree.Tree;
import java.util.List;

/**
 * What every namespace has.
 *
 * <p>Upstream: pkg/controller/serviceaccount/serviceaccounts_controller.go,
 * pkg/controller/certificates/rootcacertpublisher/publisher.go.
 * <br>Differs: the certificate is no certificate.
 */
public final class NamespaceContents {
    public static final Content SERVICE_ACCOUNT =
            new Content(BuiltInKinds.SERVICE_ACCOUNT, "default", Labels.of(), Tree.obj());
    public static final Content ROOT_CERTIFICATE = new Content(
            BuiltInKinds.CONFIG_MAP,
            "kube-root-ca.crt",
            Labels.of()
                    .with(
                            "kubernetes.io/description",
                            "Contains a CA bundle that can be used to verify the kube-apiserver when using internal"
                                    + " endpoints such as the internal service IP or kubernetes.default.svc. No other"
                                    + " usage is guaranteed across distributions of Kubernetes clusters."),
            Tree.obj(
                    "data",
                    Tree.obj(
                            "ca.crt",
                            Tree.text("-----BEGIN CERTIFICATE-----\nUG9kZmFsbA==\n-----END CERTIFICATE-----\n"))));

    static final List<Content> ALL = List.of(SERVICE_ACCOUNT, ROOT_CERTIFICATE);

    private NamespaceContents() {}

    /** An object that is the same in every namespace. */
    public record Content(KeptKind kind, String name, Labels annotations, Tree.Obj content) {
        public KeptObject in(String namespace) {
            var meta = ObjectMeta.named(namespace, name);
            return new KeptObject(kind, annotations.isEmpty() ? meta : meta.withAnnotations(annotations), content);
        }
    }
}
