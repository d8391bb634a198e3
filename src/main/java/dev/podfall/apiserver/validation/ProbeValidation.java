package dev.podfall.apiserver.validation;

import dev.podfall.api.tree.Tree;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Probes and life cycle hooks.
 *
 * <p>Upstream: pkg/apis/core/validation/validation.go, {@code validateProbe}, {@code validateHandler},
 * {@code validateLifecycle}.
 * <br>Differs: in nothing that we know of; stop signals are dropped before.
 */
final class ProbeValidation {
    private static final Pattern HEADER_NAME = Pattern.compile("[-A-Za-z0-9]+");
    private static final String HEADER_ERROR =
            "a valid HTTP header must consist of alphanumeric characters or '-' (e.g."
                    + " 'X-Header-Name', regex used for validation is '[-A-Za-z0-9]+')";

    private ProbeValidation() {}

    static void probes(FieldErrors errors, FieldPath path, Tree.Obj container, long grace) {
        if (container.get("livenessProbe") instanceof Tree.Obj probe) {
            probe(errors, path.child("livenessProbe"), probe, grace);
            successOnce(errors, path.child("livenessProbe"), probe);
        }
        if (container.get("readinessProbe") instanceof Tree.Obj probe) {
            var here = path.child("readinessProbe");
            probe(errors, here, probe, grace);
            var own = probe.number("terminationGracePeriodSeconds");
            if (own != null) {
                errors.invalid(here.child("terminationGracePeriodSeconds"), own, "must not be set for readinessProbes");
            }
        }
        if (container.get("startupProbe") instanceof Tree.Obj probe) {
            probe(errors, path.child("startupProbe"), probe, grace);
            successOnce(errors, path.child("startupProbe"), probe);
        }
    }

    private static void successOnce(FieldErrors errors, FieldPath path, Tree.Obj probe) {
        long threshold = probe.number("successThreshold", 0);
        if (threshold != 1) {
            errors.invalid(path.child("successThreshold"), threshold, "must be 1", FieldError.Rule.RANGE);
        }
    }

    private static void probe(FieldErrors errors, FieldPath path, Tree.Obj probe, long grace) {
        handler(errors, path, probe, grace, List.of("exec", "httpGet", "tcpSocket", "grpc"));
        for (var field : List.of(
                "initialDelaySeconds", "timeoutSeconds", "periodSeconds", "successThreshold", "failureThreshold")) {
            errors.notNegative(path.child(field), probe.number(field, 0));
        }
        var own = probe.number("terminationGracePeriodSeconds");
        if (own != null && own <= 0) {
            errors.invalid(
                    path.child("terminationGracePeriodSeconds"), own, "must be greater than 0", FieldError.Rule.RANGE);
        }
    }

    static void lifecycle(FieldErrors errors, FieldPath path, Tree.Obj lifecycle, long grace) {
        var kinds = List.of("exec", "httpGet", "tcpSocket", "sleep");
        for (var hook : List.of("postStart", "preStop")) {
            if (lifecycle.get(hook) instanceof Tree.Obj handler) {
                handler(errors, path.child(hook), handler, grace, kinds);
            }
        }
    }

    private static void handler(FieldErrors errors, FieldPath path, Tree.Obj handler, long grace, List<String> kinds) {
        boolean found = false;
        for (var kind : kinds) {
            if (!(handler.get(kind) instanceof Tree.Obj action)) {
                continue;
            }
            if (found) {
                errors.forbidden(
                        path.child(kind), "may not specify more than 1 handler type", FieldError.Rule.EXCLUDES);
                continue;
            }
            found = true;
            action(errors, path.child(kind), kind, action, grace);
        }
        if (!found) {
            errors.required(path, "must specify a handler type");
        }
    }

    private static void action(FieldErrors errors, FieldPath path, String kind, Tree.Obj action, long grace) {
        switch (kind) {
            case "exec" -> {
                if (action.list("command").isEmpty()) {
                    errors.required(path.child("command"));
                }
            }
            case "httpGet" -> {
                if (action.text("path", "").isEmpty()) {
                    errors.required(path.child("path"));
                }
                port(errors, path.child("port"), action.get("port"));
                var schemes = List.of("HTTP", "HTTPS");
                var scheme = action.text("scheme", "");
                if (!schemes.contains(scheme)) {
                    errors.notSupported(path.child("scheme"), scheme, schemes);
                }
                Walk.items(path, action.list("httpHeaders"), (here, header) -> {
                    var name = header.text("name", "");
                    if (!HEADER_NAME.matcher(name).matches()) {
                        errors.invalid(path.child("httpHeaders"), name, HEADER_ERROR, FieldError.Rule.NAME);
                    }
                });
            }
            case "sleep" -> {
                long seconds = action.number("seconds", 0);
                if (seconds < 0 || seconds > grace) {
                    errors.invalid(
                            path,
                            seconds,
                            "must be non-negative and less than terminationGracePeriodSeconds (" + grace + ")",
                            FieldError.Rule.RANGE);
                }
            }
            default -> port(errors, path.child("port"), action.get("port"));
        }
    }

    private static void port(FieldErrors errors, FieldPath path, @Nullable Tree port) {
        if (port instanceof Tree.Text(String name)) {
            errors.invalidEach(path, name, NameRules.portName(name), FieldError.Rule.PORT_NAME);
            return;
        }
        long number = port instanceof Tree.Int(long value) ? value : 0;
        for (var message : NameRules.portNumber(number)) {
            errors.invalid(path, number, message, FieldError.Rule.RANGE);
        }
    }
}
