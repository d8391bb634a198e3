package dev.podfall.kubectl.print;

import dev.podfall.api.tree.Tree;
import java.util.List;
import java.util.function.Function;

/**
 * The kinds of volumes, and which of their fields descriptions show.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/describe/describe.go, {@code describeVolumes} and {@code print*VolumeSource}.
 * <br>Differs: in nothing that we know of.
 */
final class VolumeSources {
    /** In the order in which upstream looks for them. */
    static final List<Source> ALL = List.of(
            source(
                    "hostPath",
                    "HostPath (bare host directory volume)",
                    text("Path"),
                    text("HostPathType", "type", "<none>")),
            source(
                    "emptyDir",
                    "EmptyDir (a temporary directory that shares a pod's lifetime)",
                    text("Medium"),
                    new Line("SizeLimit:", VolumeSources::sizeLimit)),
            source(
                    "gcePersistentDisk",
                    "GCEPersistentDisk (a Persistent Disk resource in Google Compute Engine)",
                    text("PDName", "pdName"),
                    fsType(),
                    number("Partition"),
                    readOnly()),
            source(
                    "awsElasticBlockStore",
                    "AWSElasticBlockStore (a Persistent Disk resource in AWS)",
                    text("VolumeID", "volumeID"),
                    fsType(),
                    number("Partition"),
                    readOnly()),
            source(
                    "gitRepo",
                    "GitRepo (a volume that is pulled from git when the pod is created)",
                    text("Repository"),
                    text("Revision")),
            source(
                    "secret",
                    "Secret (a volume populated by a Secret)",
                    text("SecretName", "secretName"),
                    flag("Optional")),
            source("configMap", "ConfigMap (a volume populated by a ConfigMap)", text("Name"), flag("Optional")),
            source(
                    "nfs",
                    "NFS (an NFS mount that lasts the lifetime of a pod)",
                    text("Server"),
                    text("Path"),
                    readOnly()),
            source(
                    "iscsi",
                    "ISCSI (an ISCSI Disk resource that is attached to a kubelet's host machine and then exposed to the"
                            + " pod)",
                    text("TargetPortal", "targetPortal"),
                    text("IQN", "iqn"),
                    number("Lun"),
                    new Line("ISCSIInterface", source -> source.text("iscsiInterface", "")),
                    fsType(),
                    readOnly(),
                    list("Portals"),
                    flag("DiscoveryCHAPAuth", "chapAuthDiscovery"),
                    flag("SessionCHAPAuth", "chapAuthSession"),
                    secretRef(),
                    text("InitiatorName", "initiatorName", "<none>")),
            source(
                    "glusterfs",
                    "Glusterfs (a Glusterfs mount on the host that shares a pod's lifetime)",
                    text("EndpointsName", "endpoints"),
                    text("Path"),
                    readOnly()),
            source(
                    "persistentVolumeClaim",
                    "PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)",
                    text("ClaimName", "claimName"),
                    readOnly()),
            source(
                    "ephemeral",
                    "EphemeralVolume (an inline specification for a volume that gets created and deleted with the pod)"),
            source(
                    "rbd",
                    "RBD (a Rados Block Device mount on the host that shares a pod's lifetime)",
                    list("CephMonitors", "monitors"),
                    text("RBDImage", "image"),
                    fsType(),
                    text("RBDPool", "pool"),
                    text("RadosUser", "user"),
                    text("Keyring"),
                    secretRef(),
                    readOnly()),
            source(
                    "quobyte",
                    "Quobyte (a Quobyte mount on the host that shares a pod's lifetime)",
                    text("Registry"),
                    text("Volume"),
                    readOnly()),
            source("downwardAPI", "DownwardAPI (a volume populated by information about the pod)"),
            source(
                    "azureDisk",
                    "AzureDisk (an Azure Data Disk mount on the host and bind mount to the pod)",
                    text("DiskName", "diskName"),
                    text("DiskURI", "diskURI"),
                    new Line("Kind: ", source -> source.text("kind", "")),
                    fsType(),
                    text("CachingMode", "cachingMode"),
                    readOnly()),
            source(
                    "vsphereVolume",
                    "vSphereVolume (a Persistent Disk resource in vSphere)",
                    text("VolumePath", "volumePath"),
                    fsType(),
                    text("StoragePolicyName", "storagePolicyName")),
            source(
                    "cinder",
                    "Cinder (a Persistent Disk resource in OpenStack)",
                    text("VolumeID", "volumeID"),
                    fsType(),
                    readOnly(),
                    secretRef()),
            source(
                    "photonPersistentDisk",
                    "PhotonPersistentDisk (a Persistent Disk resource in photon platform)",
                    text("PdID", "pdID"),
                    fsType()),
            source("portworxVolume", "PortworxVolume (a Portworx Volume resource)", text("VolumeID", "volumeID")),
            source(
                    "scaleIO",
                    "ScaleIO (a persistent volume backed by a block device in ScaleIO)",
                    text("Gateway"),
                    text("System"),
                    text("Protection Domain", "protectionDomain"),
                    text("Storage Pool", "storagePool"),
                    text("Storage Mode", "storageMode"),
                    text("VolumeName", "volumeName"),
                    fsType(),
                    readOnly()),
            source(
                    "cephfs",
                    "CephFS (a CephFS mount on the host that shares a pod's lifetime)",
                    list("Monitors"),
                    text("Path"),
                    text("User"),
                    text("SecretFile", "secretFile"),
                    secretRef(),
                    readOnly()),
            source(
                    "storageos",
                    "StorageOS (a StorageOS Persistent Disk resource)",
                    text("VolumeName", "volumeName"),
                    text("VolumeNamespace", "volumeNamespace"),
                    fsType(),
                    readOnly()),
            source(
                    "fc",
                    "FC (a Fibre Channel disk)",
                    new Line("TargetWWNs:", source -> String.join(", ", source.texts("targetWWNs"))),
                    new Line("LUN:", source -> source.has("lun") ? Long.toString(source.number("lun", 0)) : "<none>"),
                    fsType(),
                    readOnly()),
            source(
                    "azureFile",
                    "AzureFile (an Azure File Service mount on the host and bind mount to the pod)",
                    text("SecretName", "secretName"),
                    text("ShareName", "shareName"),
                    readOnly()),
            source(
                    "flexVolume",
                    "FlexVolume (a generic volume resource that is provisioned/attached using an exec based plugin)",
                    text("Driver"),
                    fsType(),
                    secretRef(),
                    readOnly(),
                    new Line("Options:", source -> GoText.of(source.obj("options")))),
            source(
                    "flocker",
                    "Flocker (a Flocker volume mounted by the Flocker agent)",
                    text("DatasetName", "datasetName"),
                    text("DatasetUUID", "datasetUUID")),
            source("projected", "Projected (a volume that contains injected data from multiple sources)"),
            source(
                    "csi",
                    "CSI (a Container Storage Interface (CSI) volume source)",
                    text("Driver"),
                    fsType(),
                    readOnly()),
            source(
                    "image",
                    "Image (a container image or OCI artifact)",
                    text("Reference"),
                    text("PullPolicy", "pullPolicy")));

    /** @param label as it stands before the tab: not all end with a colon */
    record Line(String label, Function<Tree.Obj, String> read) {
        String value(Tree.Obj source) {
            return read.apply(source);
        }
    }

    /** @param field the volume's field that says it is of this kind */
    record Source(String field, String type, List<Line> lines) {}

    private VolumeSources() {}

    private static Source source(String field, String type, Line... lines) {
        return new Source(field, type, List.of(lines));
    }

    private static Line text(String label) {
        return text(label, lower(label));
    }

    private static Line text(String label, String field) {
        return text(label, field, "");
    }

    private static Line text(String label, String field, String otherwise) {
        return new Line(label + ":", source -> source.text(field, otherwise));
    }

    private static Line fsType() {
        return text("FSType", "fsType");
    }

    private static Line readOnly() {
        return flag("ReadOnly", "readOnly");
    }

    private static Line flag(String label) {
        return flag(label, lower(label));
    }

    private static Line flag(String label, String field) {
        return new Line(label + ":", source -> Boolean.toString(source.flag(field)));
    }

    private static Line number(String label) {
        return new Line(label + ":", source -> Long.toString(source.number(lower(label), 0)));
    }

    private static Line list(String label) {
        return list(label, lower(label));
    }

    private static Line list(String label, String field) {
        return new Line(label + ":", source -> "[" + String.join(" ", source.texts(field)) + "]");
    }

    /** As Go prints a reference. */
    private static Line secretRef() {
        return new Line(
                "SecretRef:",
                source -> source.get("secretRef") instanceof Tree.Obj ref
                        ? "&LocalObjectReference{Name:" + ref.text("name", "") + ",}"
                        : "nil");
    }

    private static String sizeLimit(Tree.Obj source) {
        var limit = source.text("sizeLimit", "");
        return limit.isEmpty() || limit.equals("0") ? "<unset>" : limit;
    }

    private static String lower(String label) {
        return label.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + label.substring(1);
    }
}
