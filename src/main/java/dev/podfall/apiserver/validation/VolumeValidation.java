package dev.podfall.apiserver.validation;

import dev.podfall.api.meta.LabelRules;
import dev.podfall.api.tree.Tree;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A pod's volumes: their names, and that each has one source.
 *
 * <p>Upstream: pkg/apis/core/validation/validation.go, {@code ValidateVolumes}, {@code validateVolumeSource}.
 * <br>Differs: in nothing that we know of.
 */
final class VolumeValidation {
    /** What a source is called in the complaint that it is one too many, where that is not its name. */
    private static final Map<String, String> MISSPELT =
            Map.ofEntries(Map.entry("cephfs", "cephFS"), Map.entry("downwardAPI", "downwarAPI"));

    private final FieldErrors errors;
    private final VolumeSourceRules sources;
    private final String podName;

    private VolumeValidation(FieldErrors errors, VolumeSourceRules sources, String podName) {
        this.errors = errors;
        this.sources = sources;
        this.podName = podName;
    }

    /**
     * Checks them all.
     *
     * @param podName empty for templates, and for pods whose name is still to be made
     * @param ofPod whether they are a pod's own, not a template's
     * @return the volumes without errors, by name
     */
    static Map<String, Tree.Obj> volumes(
            FieldErrors errors, FieldPath path, List<Tree> volumes, String podName, boolean ofPod) {
        var validation = new VolumeValidation(errors, new VolumeSourceRules(errors, ofPod), podName);
        var claims = validation.claimsMade(volumes);
        var good = new LinkedHashMap<String, Tree.Obj>();
        Walk.items(path, volumes, (here, volume) -> {
            if (validation.isGood(here, volume, good.keySet())) {
                good.put(volume.text("name", ""), volume);
            }
            var claim = volume.obj("persistentVolumeClaim").text("claimName", "");
            if (claims.contains(claim)) {
                errors.invalid(
                        here.child("persistentVolumeClaim").child("claimName"),
                        claim,
                        "must not reference a PVC that gets created for an ephemeral volume");
            }
        });
        return good;
    }

    private Set<String> claimsMade(List<Tree> volumes) {
        var out = new LinkedHashSet<String>();
        if (!podName.isEmpty()) {
            Walk.items(FieldPath.SPEC, volumes, (path, volume) -> {
                if (volume.has("ephemeral")) {
                    out.add(podName + "-" + volume.text("name", ""));
                }
            });
        }
        return out;
    }

    private boolean isGood(FieldPath path, Tree.Obj volume, Set<String> names) {
        int before = errors.count();
        source(path, volume);
        var name = volume.text("name", "");
        if (name.isEmpty()) {
            errors.required(path.child("name"));
        } else {
            errors.label(path.child("name"), name);
        }
        if (names.contains(name)) {
            errors.duplicate(path.child("name"), name);
        }
        return errors.count() == before;
    }

    private void source(FieldPath path, Tree.Obj volume) {
        boolean found = false;
        for (var kind : sources.kinds()) {
            if (!(volume.get(kind) instanceof Tree.Obj source)) {
                continue;
            }
            if (found) {
                errors.forbidden(
                        path.child(MISSPELT.getOrDefault(kind, kind)),
                        "may not specify more than 1 volume type",
                        FieldError.Rule.EXCLUDES);
            } else {
                sources.check(kind, path, source);
                if (kind.equals("ephemeral")) {
                    claimName(path, volume.text("name", ""));
                }
            }
            found = true;
            if (kind.equals("iscsi")) {
                iscsiName(path, volume.text("name", ""), source);
            }
        }
        if (!found) {
            errors.required(path, "must specify a volume type");
        }
    }

    private void iscsiName(FieldPath path, String name, Tree.Obj source) {
        if (source.has("initiatorName") && VolumeSourceRules.bytes(name + ":" + source.text("targetPortal", "")) > 64) {
            errors.invalid(
                    path.child("name"),
                    name,
                    "Total length of <volume name>:<iscsi.targetPortal> must be under 64 characters if"
                            + " iscsi.initiatorName is specified.");
        }
    }

    private void claimName(FieldPath path, String name) {
        if (podName.isEmpty() || name.isEmpty()) {
            return;
        }
        var claim = podName + "-" + name;
        for (var wrong : LabelRules.dns1123Subdomain(claim)) {
            errors.invalid(path.child("name"), name, "PVC name " + GoText.quote(claim) + ": " + wrong);
        }
    }
}
