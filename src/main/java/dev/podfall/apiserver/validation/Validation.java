package dev.podfall.apiserver.validation;

import dev.podfall.api.meta.KeptKind;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.SimulatedKind;
import dev.podfall.api.tree.Tree;
import java.util.List;

/**
 * The rules by kind. All look at documents that are decoded and defaulted.
 *
 * <p>Upstream: the strategies in pkg/registry, {@code Validate} and {@code ValidateUpdate}.
 * <br>Differs: events are not looked at.
 */
public final class Validation {
    private Validation() {}

    /** What is wrong with a new object. */
    public static List<FieldError> create(Kind kind, Tree.Obj object) {
        var errors = new FieldErrors();
        switch (kind) {
            case SimulatedKind.DAEMON_SET -> DaemonSetValidation.create(errors, object);
            case SimulatedKind.POD -> PodValidation.create(errors, object);
            case SimulatedKind.NODE -> NodeValidation.create(errors, object);
            case SimulatedKind.NAMESPACE -> NamespaceValidation.create(errors, object);
            case SimulatedKind.PRIORITY_CLASS -> PriorityClassValidation.create(errors, object);
            case SimulatedKind.CONTROLLER_REVISION -> ControllerRevisionValidation.create(errors, object);
            case SimulatedKind.EVENT -> {}
            case KeptKind kept -> KeptValidation.create(errors, kept, object);
        }
        return errors.toList();
    }

    /** What is wrong with a change of an object, its status aside. */
    public static List<FieldError> update(Kind kind, Tree.Obj object, Tree.Obj old) {
        var errors = new FieldErrors();
        switch (kind) {
            case SimulatedKind.DAEMON_SET -> DaemonSetValidation.update(errors, object, old);
            case SimulatedKind.POD -> PodValidation.update(errors, object, old);
            case SimulatedKind.NODE -> NodeValidation.update(errors, object, old);
            case SimulatedKind.NAMESPACE -> NamespaceValidation.update(errors, object, old);
            case SimulatedKind.PRIORITY_CLASS -> PriorityClassValidation.update(errors, object, old);
            case SimulatedKind.CONTROLLER_REVISION -> ControllerRevisionValidation.update(errors, object, old);
            case SimulatedKind.EVENT -> {}
            case KeptKind _ -> KeptValidation.update(errors, object, old);
        }
        return errors.toList();
    }

    /**
     * What is wrong with an object that is said to have been stored already. A server that stores it would take it back as
     * it is: so it must pass as an update that changes nothing, and what only new objects may not have is no fault.
     */
    public static List<FieldError> stored(Kind kind, Tree.Obj object) {
        var errors = new FieldErrors();
        var meta = object.obj("metadata");
        if (meta.text("name", "").isEmpty() && !meta.text("generateName", "").isEmpty()) {
            errors.required(FieldPath.METADATA.child("name"));
        }
        switch (kind) {
            case SimulatedKind.DAEMON_SET -> {
                DaemonSetValidation.update(errors, object, object);
                DaemonSetValidation.updateStatus(errors, object, object);
            }
            case SimulatedKind.POD -> PodValidation.stored(errors, object);
            case SimulatedKind.NODE -> NodeValidation.update(errors, object, object);
            case SimulatedKind.NAMESPACE -> {
                NamespaceValidation.update(errors, object, object);
                NamespaceValidation.updateStatus(errors, object, object);
            }
            case SimulatedKind.PRIORITY_CLASS -> PriorityClassValidation.create(errors, object);
            case SimulatedKind.CONTROLLER_REVISION -> ControllerRevisionValidation.create(errors, object);
            case SimulatedKind.EVENT -> ObjectMetaValidation.create(errors, meta, true, NameRules::subdomain);
            case KeptKind kept -> KeptValidation.create(errors, kept, object);
        }
        return errors.toList();
    }

    /** What is wrong with a change of an object's status. */
    public static List<FieldError> updateStatus(Kind kind, Tree.Obj object, Tree.Obj old) {
        var errors = new FieldErrors();
        switch (kind) {
            case SimulatedKind.DAEMON_SET -> DaemonSetValidation.updateStatus(errors, object, old);
            case SimulatedKind.POD -> PodValidation.updateStatus(errors, object, old);
            case SimulatedKind.NODE -> NodeValidation.update(errors, object, old);
            case SimulatedKind.NAMESPACE -> NamespaceValidation.updateStatus(errors, object, old);
            case SimulatedKind.PRIORITY_CLASS, SimulatedKind.CONTROLLER_REVISION, SimulatedKind.EVENT -> {}
            case KeptKind _ -> {}
        }
        return errors.toList();
    }
}
