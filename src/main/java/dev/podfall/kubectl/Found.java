package dev.podfall.kubectl;

import dev.podfall.api.meta.Kind;
import dev.podfall.apiserver.Status;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What the resource arguments of a command lead to. Each object is looked up when its turn comes; a failure there or in
 * what is done with it does not stop the others.
 *
 * <p>Upstream: staging/src/k8s.io/cli-runtime/pkg/resource/result.go, visitor.go {@code ContinueOnErrorVisitor},
 * {@code DecoratedVisitor}.
 * <br>Differs: in nothing that we know of.
 */
final class Found {
    private final List<Supplier<ResourceInfo>> items;
    private final List<Kind> listed;
    private final boolean single;
    private final boolean ignoreNotFound;

    private Found(List<Supplier<ResourceInfo>> items, List<Kind> listed, boolean single, boolean ignoreNotFound) {
        this.items = List.copyOf(items);
        this.listed = List.copyOf(listed);
        this.single = single;
        this.ignoreNotFound = ignoreNotFound;
    }

    static Found named(List<Supplier<ResourceInfo>> items, boolean single) {
        return new Found(items, List.of(), single, false);
    }

    static Found listed(List<Supplier<ResourceInfo>> items, Collection<Kind> kinds) {
        return new Found(items, List.copyOf(kinds), false, false);
    }

    /** The kinds of which all objects were asked for, even if there are none. */
    List<Kind> listed() {
        return listed;
    }

    /** Whether one object was asked for by its name. */
    boolean single() {
        return single;
    }

    Found ignoringNotFound(boolean ignore) {
        return new Found(items, listed, single, ignore);
    }

    /**
     * Does the same to each.
     *
     * @throws KubectlException with all that failed, after all had their turn
     */
    void visit(Consumer<ResourceInfo> act) {
        var failures = new ArrayList<Failure>();
        visit(act, failures);
        KubectlException.throwIfAny(failures);
    }

    /** All that were found; what failed is added to {@code failures}, as one. */
    List<ResourceInfo> infos(List<Failure> failures) {
        var out = new ArrayList<ResourceInfo>();
        var failed = new ArrayList<Failure>();
        visit(out::add, failed);
        if (!failed.isEmpty()) {
            failures.add(Failure.all(failed));
        }
        return out;
    }

    private void visit(Consumer<ResourceInfo> act, List<Failure> failures) {
        for (var item : items) {
            try {
                act.accept(item.get());
            } catch (KubectlException e) {
                if (!(ignoreNotFound && e.failure().is(Status.NOT_FOUND))) {
                    failures.add(e.failure());
                }
            }
        }
    }
}
