package dev.podfall.apiserver.validation;

import dev.podfall.api.meta.LabelRules;
import dev.podfall.api.tree.Tree;
import java.util.List;

/**
 * How a pod looks up names.
 *
 * <p>Upstream: pkg/apis/core/validation/validation.go, {@code validatePodDNSConfig}.
 * <br>Differs: in nothing that we know of.
 */
final class DnsConfigValidation {
    private static final int MOST_SEARCHES = 32;
    private static final int SEARCHES_LENGTH = 2048;

    private DnsConfigValidation() {}

    static void check(FieldErrors errors, FieldPath here, Tree.Obj spec) {
        var config = spec.get("dnsConfig") instanceof Tree.Obj o ? o : null;
        if (spec.text("dnsPolicy", "").equals("None")) {
            if (config == null) {
                errors.required(here, "must provide `dnsConfig` when `dnsPolicy` is None");
                return;
            }
            if (config.list("nameservers").isEmpty()) {
                errors.required(
                        here.child("nameservers"), "must provide at least one DNS nameserver when `dnsPolicy` is None");
                return;
            }
        }
        if (config == null) {
            return;
        }
        if (config.list("nameservers").size() > 3) {
            errors.invalid(
                    here.child("nameservers"),
                    Tree.list(config.list("nameservers")),
                    "must not have more than 3 nameservers");
        }
        var servers = config.texts("nameservers");
        for (int i = 0; i < servers.size(); i++) {
            AddressRules.ip(errors, here.child("nameservers").index(i), servers.get(i));
        }
        searches(errors, here.child("searches"), config.texts("searches"));
        var options = config.list("options");
        for (int i = 0; i < options.size(); i++) {
            if (options.get(i) instanceof Tree.Obj option
                    && option.text("name", "").isEmpty()) {
                errors.required(here.child("options").index(i), "must not be empty");
            }
        }
    }

    private static void searches(FieldErrors errors, FieldPath path, List<String> searches) {
        if (searches.size() > MOST_SEARCHES) {
            errors.invalid(path, Tree.texts(searches), "must not have more than " + MOST_SEARCHES + " search paths");
        }
        if (VolumeSourceRules.bytes(String.join(" ", searches)) > SEARCHES_LENGTH) {
            errors.invalid(
                    path,
                    Tree.texts(searches),
                    "must not have more than " + SEARCHES_LENGTH + " characters (including spaces) in the search list");
        }
        for (int i = 0; i < searches.size(); i++) {
            var search = searches.get(i);
            if (!search.equals(".")) {
                var domain = search.endsWith(".") ? search.substring(0, search.length() - 1) : search;
                errors.invalidEach(
                        path.index(i), domain, LabelRules.dns1123SubdomainWithUnderscore(domain), FieldError.Rule.NAME);
            }
        }
    }
}
