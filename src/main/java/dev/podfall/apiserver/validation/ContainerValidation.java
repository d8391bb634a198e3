package dev.podfall.apiserver.validation;

import dev.podfall.api.meta.LabelRules;
import dev.podfall.api.tree.Tree;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Containers and init containers.
 *
 * <p>Upstream: pkg/apis/core/validation/validation.go, {@code validateContainers}, {@code validateInitContainers},
 * {@code validateContainerCommon}.
 * <br>Differs: in nothing that we know of.
 */
final class ContainerValidation {
    private static final List<String> PULL_POLICIES = List.of("Always", "IfNotPresent", "Never");
    private static final List<String> PROTOCOLS = List.of("SCTP", "TCP", "UDP");
    private static final List<String> RESTART_POLICIES = List.of("Always", "Never", "OnFailure");

    private static final List<String> RULE_ACTIONS = List.of("Restart", "RestartAllContainers");
    private static final List<String> RULE_OPERATORS = List.of("In", "NotIn");
    private static final int MOST_RULES = 20;
    private static final int MOST_CODES = 255;
    private static final List<String> NOT_OF_EPHEMERAL = List.of(
            "ports",
            "resources",
            "resizePolicy",
            "restartPolicy",
            "restartPolicyRules",
            "livenessProbe",
            "readinessProbe",
            "startupProbe",
            "lifecycle");

    private final FieldErrors errors;
    private final Map<String, Tree.Obj> volumes;
    private final long grace;
    private final boolean hostUsers;
    private final String podRestartPolicy;
    private final Set<String> claims;

    /** @param volumes the pod's good volumes by name */
    ContainerValidation(FieldErrors errors, Tree.Obj spec, Map<String, Tree.Obj> volumes) {
        this.errors = errors;
        this.volumes = volumes;
        this.grace = spec.number("terminationGracePeriodSeconds", 30);
        this.hostUsers = spec.flag("hostUsers", true);
        this.podRestartPolicy = spec.text("restartPolicy", "");
        this.claims = ResourceClaimValidation.names(spec.list("resourceClaims"));
    }

    void containers(FieldPath path, List<Tree> containers) {
        if (containers.isEmpty()) {
            errors.required(path, "", FieldError.Rule.POD_HAS_CONTAINERS);
            return;
        }
        var names = new LinkedHashSet<String>();
        var ports = new LinkedHashSet<String>();
        for (int i = 0; i < containers.size(); i++) {
            var container = object(containers.get(i));
            var here = path.index(i);
            common(here, container);
            var name = container.text("name", "");
            if (!names.add(name)) {
                errors.duplicate(here.child("name"), name);
            }
            if (container.get("lifecycle") instanceof Tree.Obj lifecycle) {
                ProbeValidation.lifecycle(errors, here.child("lifecycle"), lifecycle, grace);
            }
            ProbeValidation.probes(errors, here, container, grace);
            restartPolicy(here, container, false);
        }
        for (int i = 0; i < containers.size(); i++) {
            hostPorts(path.index(i), object(containers.get(i)), ports);
        }
    }

    void initContainers(FieldPath path, List<Tree> initContainers, List<Tree> containers) {
        var names = new LinkedHashSet<String>();
        containers.forEach(c -> names.add(object(c).text("name", "")));
        for (int i = 0; i < initContainers.size(); i++) {
            var container = object(initContainers.get(i));
            var here = path.index(i);
            common(here, container);
            restartPolicy(here, container, true);
            var name = container.text("name", "");
            if (names.contains(name)) {
                errors.duplicate(here.child("name"), name);
            } else if (!name.isEmpty()) {
                names.add(name);
            }
            // Init containers run one after another, so they may share ports; upstream looks at each as if it were
            // the first.
            hostPorts(path.index(0), container, new LinkedHashSet<>());
            if (container.text("restartPolicy", "").equals("Always")) {
                if (container.get("lifecycle") instanceof Tree.Obj lifecycle) {
                    ProbeValidation.lifecycle(errors, here.child("lifecycle"), lifecycle, grace);
                }
                ProbeValidation.probes(errors, here, container, grace);
            } else {
                for (var field : List.of("lifecycle", "livenessProbe", "readinessProbe", "startupProbe")) {
                    if (container.get(field) instanceof Tree.Obj) {
                        errors.forbidden(
                                here.child(field), "may not be set for init containers without restartPolicy=Always");
                    }
                }
                Walk.items(here.child("resizePolicy"), container.list("resizePolicy"), (policy, resize) -> {
                    if (resize.text("restartPolicy", "").equals("RestartContainer")) {
                        errors.invalid(
                                policy.child("restartPolicy"),
                                "RestartContainer",
                                "must not be set to 'RestartContainer' for non-sidecar initContainers");
                    }
                });
            }
        }
    }

    void ephemeralContainers(FieldPath path, Tree.Obj spec) {
        var others = new LinkedHashSet<String>();
        for (var list : List.of("containers", "initContainers")) {
            spec.list(list).forEach(c -> others.add(object(c).text("name", "")));
        }
        var names = new LinkedHashSet<>(others);
        Walk.items(path, spec.list("ephemeralContainers"), (here, container) -> {
            common(here, container);
            var image = container.text("image", "");
            if (image.length() != image.strip().length()) {
                errors.invalid(here.child("image"), image, "must not have leading or trailing whitespace");
            }
            var name = container.text("name", "");
            if (!names.add(name)) {
                errors.duplicate(here.child("name"), name);
            }
            var target = container.text("targetContainerName", "");
            if (!target.isEmpty() && !others.contains(target)) {
                errors.notFound(here.child("targetContainerName"), target);
            }
            onlyAllowed(here, container);
        });
    }

    private void onlyAllowed(FieldPath path, Tree.Obj container) {
        var notAllowed = "cannot be set for an Ephemeral Container";
        for (var field : NOT_OF_EPHEMERAL) {
            var value = container.get(field);
            boolean set = value != null && !value.equals(Tree.obj()) && !value.equals(Tree.list());
            if (set) {
                errors.forbidden(path.child(field), notAllowed);
            }
        }
        Walk.items(path.child("volumeMounts"), container.list("volumeMounts"), (here, mount) -> {
            for (var field : List.of("subPath", "subPathExpr")) {
                if (!mount.text(field, "").isEmpty()) {
                    errors.forbidden(here.child(field), notAllowed);
                }
            }
        });
    }

    private static Tree.Obj object(Tree item) {
        return item instanceof Tree.Obj o ? o : Tree.obj();
    }

    private void common(FieldPath path, Tree.Obj container) {
        var name = container.text("name", "");
        if (name.isEmpty()) {
            errors.required(path.child("name"));
        } else {
            errors.invalidEach(path.child("name"), name, LabelRules.dns1123Label(name), FieldError.Rule.NAME);
        }
        if (container.text("image", "").isEmpty()) {
            errors.required(path.child("image"), "", FieldError.Rule.CONTAINER_HAS_IMAGE);
        }
        choice(path.child("terminationMessagePolicy"), container, List.of("File", "FallbackToLogsOnError"));
        ports(path.child("ports"), container.list("ports"));
        EnvironmentValidation.variables(errors, path.child("env"), container.list("env"));
        EnvironmentValidation.sources(errors, path.child("envFrom"), container.list("envFrom"));
        MountValidation.mounts(errors, path.child("volumeMounts"), container, volumes);
        MountValidation.devices(errors, path.child("volumeDevices"), container, volumes);
        choice(path.child("imagePullPolicy"), container, PULL_POLICIES);
        ResourceValidation.ofContainer(errors, path.child("resources"), container.obj("resources"), claims);
        resizePolicy(path.child("resizePolicy"), container.list("resizePolicy"));
        if (container.get("securityContext") instanceof Tree.Obj context) {
            SecurityContextValidation.ofContainer(errors, path.child("securityContext"), context, hostUsers);
        }
    }

    /** A field that is defaulted and takes one of a few values. */
    private void choice(FieldPath path, Tree.Obj container, List<String> choices) {
        var field = path.text().substring(path.text().lastIndexOf('.') + 1);
        var value = container.text(field, "");
        if (value.isEmpty()) {
            errors.required(path);
        } else if (!choices.contains(value)) {
            errors.notSupported(path, value, choices);
        }
    }

    private void ports(FieldPath path, List<Tree> ports) {
        var names = new LinkedHashSet<String>();
        for (int i = 0; i < ports.size(); i++) {
            var port = object(ports.get(i));
            var here = path.index(i);
            var name = port.text("name", "");
            if (!name.isEmpty()) {
                var wrong = NameRules.portName(name);
                errors.invalidEach(here.child("name"), name, wrong, FieldError.Rule.PORT_NAME);
                if (wrong.isEmpty() && !names.add(name)) {
                    errors.duplicate(here.child("name"), name);
                }
            }
            long number = port.number("containerPort", 0);
            if (number == 0) {
                errors.required(here.child("containerPort"));
            } else {
                portNumber(here.child("containerPort"), number);
            }
            long host = port.number("hostPort", 0);
            if (host != 0) {
                portNumber(here.child("hostPort"), host);
            }
            var protocol = port.text("protocol", "");
            if (protocol.isEmpty()) {
                errors.required(here.child("protocol"));
            } else if (!PROTOCOLS.contains(protocol)) {
                errors.notSupported(here.child("protocol"), protocol, PROTOCOLS);
            }
        }
    }

    private void portNumber(FieldPath path, long number) {
        NameRules.portNumber(number).forEach(message -> errors.invalid(path, number, message, FieldError.Rule.RANGE));
    }

    /** Upstream tells of each of them as of the whole list. */
    private void resizePolicy(FieldPath path, List<Tree> policies) {
        var seen = new LinkedHashSet<String>();
        Walk.items(path, policies, (here, policy) -> {
            var resource = policy.text("resourceName", "");
            if (!seen.add(resource)) {
                errors.duplicate(here, resource);
            }
            word(path, resource, List.of("cpu", "memory"));
            var restart = policy.text("restartPolicy", "");
            word(path, restart, List.of("NotRequired", "RestartContainer"));
            if (podRestartPolicy.equals("Never") && !restart.equals("NotRequired")) {
                errors.invalid(path, restart, "must be 'NotRequired' when pod `restartPolicy` is 'Never'");
            }
        });
    }

    private void word(FieldPath path, String value, List<String> choices) {
        if (value.isEmpty()) {
            errors.required(path);
        } else if (!choices.contains(value)) {
            errors.notSupported(path, value, choices);
        }
    }

    private void restartPolicy(FieldPath path, Tree.Obj container, boolean init) {
        var policy = container.text("restartPolicy");
        var rules = container.list("restartPolicyRules");
        if (policy == null) {
            if (!rules.isEmpty()) {
                errors.required(path.child("restartPolicy"), "must specify restartPolicy when restart rules are used");
            }
            if (init) {
                return;
            }
        } else if (!RESTART_POLICIES.contains(policy)) {
            errors.notSupported(path.child("restartPolicy"), policy, RESTART_POLICIES);
        }
        var rulesPath = path.child("restartPolicyRules");
        if (rules.size() > MOST_RULES) {
            errors.tooMany(rulesPath, rules.size(), MOST_RULES);
        }
        Walk.items(rulesPath, rules, this::restartRule);
    }

    private void restartRule(FieldPath path, Tree.Obj rule) {
        var action = rule.text("action", "");
        if (!RULE_ACTIONS.contains(action)) {
            errors.notSupported(path.child("action"), action, RULE_ACTIONS);
        }
        var here = path.child("exitCodes");
        if (!(rule.get("exitCodes") instanceof Tree.Obj codes)) {
            errors.required(here, "must be specified");
            return;
        }
        var operator = codes.text("operator", "");
        if (!RULE_OPERATORS.contains(operator)) {
            errors.notSupported(here.child("operator"), operator, RULE_OPERATORS);
        }
        int values = codes.list("values").size();
        if (values > MOST_CODES) {
            errors.tooMany(here.child("values"), values, MOST_CODES);
        }
    }

    private void hostPorts(FieldPath path, Tree.Obj container, Set<String> taken) {
        var ports = container.list("ports");
        for (int i = 0; i < ports.size(); i++) {
            var port = object(ports.get(i));
            long host = port.number("hostPort", 0);
            if (host == 0) {
                continue;
            }
            var slot = port.text("protocol", "") + "/" + port.text("hostIP", "") + "/" + host;
            if (!taken.add(slot)) {
                errors.duplicate(path.child("ports").index(i).child("hostPort"), slot);
            }
        }
    }
}
