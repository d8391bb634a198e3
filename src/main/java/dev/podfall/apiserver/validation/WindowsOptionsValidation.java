package dev.podfall.apiserver.validation;

import dev.podfall.api.meta.LabelRules;
import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Tree;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The Windows part of a security context.
 *
 * <p>Upstream: pkg/apis/core/validation/validation.go, {@code validateWindowsSecurityContextOptions}.
 * <br>Differs: in nothing that we know of.
 */
final class WindowsOptionsValidation {
    private static final int SPEC_KIBIBYTES = 64;
    private static final int DOMAIN_LENGTH = 256;
    private static final int USER_LENGTH = 104;

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern NETBIOS_DOMAIN =
            Pattern.compile("[^\\\\/:*?\"<>|.][^\\\\/:*?\"<>|]{0,14}", Pattern.DOTALL);
    private static final Pattern DNS_LABEL = Pattern.compile("[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?");
    private static final Pattern NOT_OF_USERS = Pattern.compile("[\"/\\\\:;|=,+*?<>@\\[\\]]");
    private static final Pattern DOTS_AND_BLANKS = Pattern.compile("[. ]+");

    private WindowsOptionsValidation() {}

    static void check(FieldErrors errors, FieldPath path, Tree.Obj options) {
        var name = options.text("gmsaCredentialSpecName");
        if (name != null) {
            for (var wrong : LabelRules.dns1123Subdomain(name)) {
                invalid(errors, path.child("gmsaCredentialSpecName"), name, wrong);
            }
        }
        var spec = options.text("gmsaCredentialSpec");
        if (spec != null) {
            var here = path.child("gmsaCredentialSpec");
            if (spec.isEmpty()) {
                invalid(errors, here, spec, "gmsaCredentialSpec cannot be an empty string");
            } else if (bytes(spec) > SPEC_KIBIBYTES * 1024) {
                invalid(errors, here, spec, "gmsaCredentialSpec size must be under " + SPEC_KIBIBYTES + " KiB");
            }
        }
        var user = options.text("runAsUserName");
        if (user != null) {
            user(errors, path.child("runAsUserName"), user);
        }
    }

    private static void user(FieldErrors errors, FieldPath path, String name) {
        var parts = name.split("\\\\", -1);
        if (name.isEmpty()) {
            invalid(errors, path, name, "runAsUserName cannot be an empty string");
        } else if (CONTROL.matcher(name).find()) {
            invalid(errors, path, name, "runAsUserName cannot contain control characters");
        } else if (parts.length > 2) {
            invalid(errors, path, name, "runAsUserName cannot contain more than one backslash");
        } else {
            if (parts.length == 2) {
                domain(errors, path, name, parts[0]);
            }
            userPart(errors, path, name, parts[parts.length - 1]);
        }
    }

    private static void domain(FieldErrors errors, FieldPath path, String name, String domain) {
        if (bytes(domain) >= DOMAIN_LENGTH) {
            invalid(errors, path, name, "runAsUserName's Domain length must be under " + DOMAIN_LENGTH + " characters");
        }
        if (!NETBIOS_DOMAIN.matcher(domain).matches() && !isDnsDomain(domain)) {
            invalid(errors, path, name, "runAsUserName's Domain doesn't match the NetBios nor the DNS format");
        }
    }

    private static boolean isDnsDomain(String domain) {
        for (var label : domain.split("\\.", -1)) {
            if (!DNS_LABEL.matcher(label).matches()) {
                return false;
            }
        }
        return true;
    }

    private static void userPart(FieldErrors errors, FieldPath path, String name, String user) {
        if (user.isEmpty()) {
            invalid(errors, path, name, "runAsUserName's User cannot be empty");
        } else if (bytes(user) > USER_LENGTH) {
            invalid(
                    errors,
                    path,
                    name,
                    "runAsUserName's User length must not be longer than " + USER_LENGTH + " characters");
        }
        if (DOTS_AND_BLANKS.matcher(user).matches()) {
            invalid(errors, path, name, "runAsUserName's User cannot contain only periods or spaces");
        }
        if (NOT_OF_USERS.matcher(user).find()) {
            invalid(
                    errors,
                    path,
                    name,
                    "runAsUserName's User cannot contain the following characters: \"/\\:;|=,+*?<>@[]");
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Upstream gives pointers to these, which are printed as JSON. */
    private static void invalid(FieldErrors errors, FieldPath path, String value, String detail) {
        errors.invalidRendered(path, Json.quote(value), detail);
    }
}
