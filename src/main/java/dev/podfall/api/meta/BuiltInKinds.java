package dev.podfall.api.meta;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The kinds that every API server has and that are kept here, not simulated.
 *
 * <p>Upstream: the discovery documents of v1.36 with its default feature gates.
 * <br>Differs: of a kind in several versions, objects stay in the version in which they come; kinds that can only be
 * asked, not stored, are listed alone, and so are the events of events.k8s.io.
 */
public final class BuiltInKinds {
    /** Not in one word: it would look like a sentence's key. */
    private static final String K8S_EVENTS = "events" + ".k8s.io";

    public static final KeptKind CONFIG_MAP = kept("", "v1", "ConfigMap", "configmaps", true, "cm");
    public static final KeptKind LIMIT_RANGE = kept("", "v1", "LimitRange", "limitranges", true, "limits");
    public static final KeptKind RESOURCE_QUOTA = kept("", "v1", "ResourceQuota", "resourcequotas", true, "quota");
    public static final KeptKind SECRET = kept("", "v1", "Secret", "secrets", true);
    public static final KeptKind SERVICE_ACCOUNT = kept("", "v1", "ServiceAccount", "serviceaccounts", true, "sa");
    public static final KeptKind SERVICE = kept("", "v1", "Service", "services", true, "svc");
    public static final KeptKind CUSTOM_RESOURCE_DEFINITION = kept(
            "apiextensions.k8s.io",
            "v1",
            "CustomResourceDefinition",
            "customresourcedefinitions",
            false,
            "crd",
            "crds");
    public static final KeptKind RUNTIME_CLASS = kept("node.k8s.io", "v1", "RuntimeClass", "runtimeclasses", false);

    /** In the order of discovery. */
    static final List<KeptKind> ALL = List.of(
            CONFIG_MAP,
            kept("", "v1", "Endpoints", "endpoints", true, "ep"),
            LIMIT_RANGE,
            kept("", "v1", "PersistentVolumeClaim", "persistentvolumeclaims", true, "pvc"),
            kept("", "v1", "PersistentVolume", "persistentvolumes", false, "pv"),
            kept("", "v1", "PodTemplate", "podtemplates", true),
            kept("", "v1", "ReplicationController", "replicationcontrollers", true, "rc"),
            RESOURCE_QUOTA,
            SECRET,
            SERVICE_ACCOUNT,
            SERVICE,
            kept("admissionregistration.k8s.io", "v1", "MutatingAdmissionPolicy", "mutatingadmissionpolicies", false),
            kept(
                    "admissionregistration.k8s.io",
                    "v1",
                    "MutatingAdmissionPolicyBinding",
                    "mutatingadmissionpolicybindings",
                    false),
            kept(
                    "admissionregistration.k8s.io",
                    "v1",
                    "MutatingWebhookConfiguration",
                    "mutatingwebhookconfigurations",
                    false),
            kept(
                    "admissionregistration.k8s.io",
                    "v1",
                    "ValidatingAdmissionPolicy",
                    "validatingadmissionpolicies",
                    false),
            kept(
                    "admissionregistration.k8s.io",
                    "v1",
                    "ValidatingAdmissionPolicyBinding",
                    "validatingadmissionpolicybindings",
                    false),
            kept(
                    "admissionregistration.k8s.io",
                    "v1",
                    "ValidatingWebhookConfiguration",
                    "validatingwebhookconfigurations",
                    false),
            CUSTOM_RESOURCE_DEFINITION,
            kept("apiregistration.k8s.io", "v1", "APIService", "apiservices", false),
            kept("apps", "v1", "Deployment", "deployments", true, "deploy"),
            kept("apps", "v1", "ReplicaSet", "replicasets", true, "rs"),
            kept("apps", "v1", "StatefulSet", "statefulsets", true, "sts"),
            kept("autoscaling", "v2", "HorizontalPodAutoscaler", "horizontalpodautoscalers", true, "hpa"),
            kept("batch", "v1", "CronJob", "cronjobs", true, "cj"),
            kept("batch", "v1", "Job", "jobs", true),
            kept("certificates.k8s.io", "v1", "CertificateSigningRequest", "certificatesigningrequests", false, "csr"),
            kept("coordination.k8s.io", "v1", "Lease", "leases", true),
            kept("discovery.k8s.io", "v1", "EndpointSlice", "endpointslices", true),
            kept("flowcontrol.apiserver.k8s.io", "v1", "FlowSchema", "flowschemas", false),
            kept(
                    "flowcontrol.apiserver.k8s.io",
                    "v1",
                    "PriorityLevelConfiguration",
                    "prioritylevelconfigurations",
                    false),
            kept("networking.k8s.io", "v1", "IngressClass", "ingressclasses", false),
            kept("networking.k8s.io", "v1", "Ingress", "ingresses", true, "ing"),
            kept("networking.k8s.io", "v1", "IPAddress", "ipaddresses", false, "ip"),
            kept("networking.k8s.io", "v1", "NetworkPolicy", "networkpolicies", true, "netpol"),
            kept("networking.k8s.io", "v1", "ServiceCIDR", "servicecidrs", false),
            RUNTIME_CLASS,
            kept("policy", "v1", "PodDisruptionBudget", "poddisruptionbudgets", true, "pdb"),
            kept("rbac.authorization.k8s.io", "v1", "ClusterRoleBinding", "clusterrolebindings", false),
            kept("rbac.authorization.k8s.io", "v1", "ClusterRole", "clusterroles", false),
            kept("rbac.authorization.k8s.io", "v1", "RoleBinding", "rolebindings", true),
            kept("rbac.authorization.k8s.io", "v1", "Role", "roles", true),
            kept("resource.k8s.io", "v1", "DeviceClass", "deviceclasses", false),
            kept("resource.k8s.io", "v1", "ResourceClaim", "resourceclaims", true),
            kept("resource.k8s.io", "v1", "ResourceClaimTemplate", "resourceclaimtemplates", true),
            kept("resource.k8s.io", "v1", "ResourceSlice", "resourceslices", false),
            kept("storage.k8s.io", "v1", "CSIDriver", "csidrivers", false),
            kept("storage.k8s.io", "v1", "CSINode", "csinodes", false),
            kept("storage.k8s.io", "v1", "CSIStorageCapacity", "csistoragecapacities", true),
            kept("storage.k8s.io", "v1", "StorageClass", "storageclasses", false, "sc"),
            kept("storage.k8s.io", "v1", "VolumeAttachment", "volumeattachments", false),
            kept("storage.k8s.io", "v1", "VolumeAttributesClass", "volumeattributesclasses", false, "vac"));

    /** Kinds that discovery has too, and that are asked or read in another way, never stored. */
    public static final List<KeptKind> UNSTORED = List.of(
            kept("", "v1", "Binding", "bindings", true),
            kept("", "v1", "ComponentStatus", "componentstatuses", false, "cs"),
            kept("authentication.k8s.io", "v1", "SelfSubjectReview", "selfsubjectreviews", false),
            kept("authentication.k8s.io", "v1", "TokenReview", "tokenreviews", false),
            kept("authorization.k8s.io", "v1", "LocalSubjectAccessReview", "localsubjectaccessreviews", true),
            kept("authorization.k8s.io", "v1", "SelfSubjectAccessReview", "selfsubjectaccessreviews", false),
            kept("authorization.k8s.io", "v1", "SelfSubjectRulesReview", "selfsubjectrulesreviews", false),
            kept("authorization.k8s.io", "v1", "SubjectAccessReview", "subjectaccessreviews", false),
            kept(K8S_EVENTS, "v1", "Event", "events", true, "ev"));

    /** Versions that are served beside the preferred one. */
    private static final List<KeptKind> ELSE =
            List.of(kept("autoscaling", "v1", "HorizontalPodAutoscaler", "horizontalpodautoscalers", true, "hpa"));

    private BuiltInKinds() {}

    private static KeptKind kept(
            String group, String version, String kindName, String plural, boolean namespaced, String... shortNames) {
        return KeptKind.builtIn(KindNames.of(group, version, kindName, plural, namespaced, List.of(shortNames)));
    }

    static @Nullable KeptKind of(String apiVersion, String kindName) {
        for (var kinds : List.of(ALL, ELSE)) {
            for (var kind : kinds) {
                if (kind.kindName().equals(kindName) && kind.apiVersion().equals(apiVersion)) {
                    return kind;
                }
            }
        }
        return null;
    }
}
