package dev.podfall.kubectl;

import dev.podfall.apiserver.Status;
import dev.podfall.apiserver.validation.FieldError;

/** What to do about a field error, for those that people meet most. */
public final class NextSteps {
    private NextSteps() {}

    /** One sentence, or nothing. */
    public static String of(Status.Cause cause) {
        var field = cause.field();
        var message = cause.message();
        boolean required = cause.type() == FieldError.Type.REQUIRED;
        if (field.endsWith("containers") && required) {
            return "A pod needs at least one container with a name and an image";
        }
        if (field.endsWith(".image") && required) {
            return "Name the image, as image: registry.example/agent:1.0";
        }
        if (message.contains("`selector` does not match template `labels`")) {
            return "Give spec.template.metadata.labels every label of spec.selector";
        }
        if (message.contains("field is immutable") && field.equals("spec.selector")) {
            return "Delete the DaemonSet and create it anew, or keep the selector";
        }
        if (message.contains("operator must be Exists")) {
            return "Give the toleration a key, or operator: Exists";
        }
        if (message.contains("effect must be 'NoExecute'")) {
            return "tolerationSeconds goes with effect: NoExecute only";
        }
        if (message.contains("may not be set when maxUnavailable is non-zero")) {
            return "Write maxUnavailable: 0 beside maxSurge";
        }
        if (message.contains("cannot be 0 when maxSurge is 0")) {
            return "One of maxUnavailable and maxSurge has to be above 0";
        }
        return "";
    }
}
