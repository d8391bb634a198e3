package dev.podfall.apiserver.admission;

import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.validation.FieldError;
import dev.podfall.apiserver.validation.FieldErrors;
import dev.podfall.apiserver.validation.FieldPath;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a namespace's labels ask of its pods.
 *
 * <p>Upstream: staging/src/k8s.io/pod-security-admission/api/helpers.go, {@code PolicyToEvaluate}.
 * <br>Differs: in nothing that we know of.
 *
 * @param enforce what pods must keep to
 * @param audit what is written down otherwise, in a log that nobody sees here
 * @param warn what is said otherwise
 * @param errors what is wrong with the labels
 */
record SecurityPolicy(
        SecurityStandard enforce, SecurityStandard audit, SecurityStandard warn, List<FieldError> errors) {
    private static final String PREFIX = "pod-security.kubernetes.io/";
    static final String ENFORCE = PREFIX + "enforce";
    private static final String AUDIT = PREFIX + "audit";
    private static final String WARN = PREFIX + "warn";
    private static final String VERSION = "-version";
    private static final FieldPath LABELS = FieldPath.METADATA.child("labels");
    private static final Pattern MINOR = Pattern.compile("v1\\.(0|[1-9][0-9]{0,8})");

    static final SecurityPolicy NONE =
            new SecurityPolicy(SecurityStandard.NONE, SecurityStandard.NONE, SecurityStandard.NONE, List.of());

    static SecurityPolicy of(Tree.Obj labels) {
        boolean any = false;
        for (var key : labels.keys()) {
            any |= key.startsWith(PREFIX);
        }
        return any ? read(labels) : NONE;
    }

    private static SecurityPolicy read(Tree.Obj labels) {
        var errors = new FieldErrors();
        var enforce = read(labels, ENFORCE, SecurityStandard.Level.RESTRICTED, errors);
        var audit = read(labels, AUDIT, SecurityStandard.Level.PRIVILEGED, errors);
        var warn = read(labels, WARN, SecurityStandard.Level.PRIVILEGED, errors);
        boolean enforces = SecurityStandard.Level.of(labels.text(ENFORCE, "")) != null;
        if (!labels.has(WARN) && enforces && enforce.level().compareTo(warn.level()) > 0) {
            warn = warn.at(enforce.level());
            warn = labels.has(WARN + VERSION) ? warn : warn.since(enforce.minor());
        }
        return new SecurityPolicy(enforce, audit, warn, errors.toList());
    }

    /** @param otherwise the level if the label says none that there is */
    private static SecurityStandard read(
            Tree.Obj labels, String label, SecurityStandard.Level otherwise, FieldErrors errors) {
        var out = SecurityStandard.NONE;
        var named = labels.text(label);
        if (named != null) {
            var level = SecurityStandard.Level.of(named);
            if (level == null) {
                var names = SecurityStandard.Level.names();
                errors.invalidChoice(LABELS.key(label), named, "must be one of " + String.join(", ", names), names);
            }
            out = out.at(level == null ? otherwise : level);
        }
        var version = labels.text(label + VERSION);
        if (version != null && !version.equals("latest")) {
            var minor = MINOR.matcher(version);
            if (minor.matches()) {
                out = out.since(Integer.parseInt(minor.group(1)));
            } else {
                errors.invalid(LABELS.key(label + VERSION), version, "must be \"latest\" or \"v1.x\"");
            }
        }
        return out;
    }

    boolean isSilent() {
        return errors.isEmpty() && warn.isPrivileged();
    }
}
