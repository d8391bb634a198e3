package dev.podfall.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;

/** The forms of what Kubernetes itself says about manifests: a finding without a key must have one of them. */
public final class UpstreamWords {
    /** As {@code spec.template.spec.containers[0].env[1]} or {@code metadata.annotations[a.b/c]}. */
    private static final String FIELD = "[A-Za-z][A-Za-z0-9]*(?:\\.[^\\s:]+|\\[[^\\]]*\\])*";

    private static final List<Pattern> FORMS = List.of(
            // cli-runtime and apimachinery's reader of YAML and JSON
            form("error converting YAML to JSON: .*"),
            form("invalid Yaml document separator: .*"),
            form("json: (offset \\d+: invalid character|cannot unmarshal|unsupported value).*"),
            form("invalid character .*"),
            form("unexpected EOF|exceeded max depth"),
            form("key \".*\" already set in map"),
            // kubectl
            form("no matches for kind \".*\" in version \".*\""),
            form("error: .*"),
            // the API server's decoder
            form("unknown field \".*\""),
            form("parsing time \".*"),
            form("quantities must match the regular expression .*"),
            form("unable to parse (numeric part of quantity|quantity's suffix)"),
            form("Request entity too large: limit is \\d+"),
            // patches
            form(FIELD + ": map: .* does not contain declared merge key: .*"),
            // validation: field errors
            form("(" + FIELD
                    + "|<nil>): (Not found|Required value|Duplicate value|Invalid value|Unsupported value|Forbidden"
                    + "|Too long|Too many)(: .*)?"),
            // refusals without causes
            form(".* \".*\" (not found|already exists)"),
            form(".* is forbidden: .*"),
            form("Operation cannot be fulfilled on .*"),
            form("[A-Za-z]+ in version \".*\" cannot be handled as a [A-Za-z]+: .*"),
            // warnings of pods and templates
            form(FIELD + ": (deprecated|non-functional) .*"),
            form(FIELD + ": ([A-Za-z0-9./-]+ is )?(deprecated .*|use .* instead)"),
            form(FIELD + ": this field is deprecated, and is unused by Kubernetes"),
            form(FIELD + ": .* is invalid, .*"),
            form(FIELD + ": invalid empty name \"\""),
            form(FIELD + ": hostIP set without hostPort: .*"),
            form(FIELD + ": (duplicate port name|IPv[46] (address|CIDR value)|non-standard IP) .*"),
            form("volume \".*\" .*"),
            form("would violate PodSecurity \".*\": .*"),
            form(FIELD + ": (duplicate|overlapping|dangerously ambiguous) port definition with .*"),
            form(FIELD + ": duplicate (ip|name) \".*\""),
            form(FIELD + ": hides previous definition of .*"),
            form(FIELD + ": fractional byte value .*"),
            form(FIELD + ": must be >= 0; negative values are invalid and will be treated as 1"),
            form(FIELD + ": a null labelSelector results in matching no pod"),
            form(FIELD + ": (a valid label|must be no more than \\d+ bytes).*"),
            form("metadata\\.name: this is used in the Pod's hostname, .*"),
            form("(resource|Detected changes to resource) .*"));

    private UpstreamWords() {}

    private static Pattern form(String regex) {
        return Pattern.compile(regex, Pattern.DOTALL);
    }

    /** Fails if a sentence of ours has no key. */
    public static void check(Finding finding) {
        var step = finding.nextStep();
        assertThat(step.isEmpty() || !step.isVerbatim())
                .as("next step with a key: " + finding)
                .isTrue();
        var message = finding.message();
        if (message.isVerbatim()) {
            assertThat(FORMS)
                    .as("Kubernetes says this (if Podfall does, give it a key): " + finding)
                    .anyMatch(form -> form.matcher(message.toString()).matches());
        }
    }
}
