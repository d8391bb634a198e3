package dev.podfall.play;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.PatchType;
import dev.podfall.apiserver.WriteOptions;
import dev.podfall.cluster.Command;
import dev.podfall.cluster.Session;
import dev.podfall.cluster.Step;
import dev.podfall.explain.Lab;
import dev.podfall.manifest.ManifestReader;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Branches share what they have in common. */
class BranchMemoryTest {
    private static final int NODES = 500;
    private static final int ACTS = 10;

    private static Session landed() {
        var nodes = IntStream.rangeClosed(1, NODES)
                .mapToObj(i -> Lab.node("n" + i, ""))
                .collect(Collectors.joining());
        var session = Lab.of(nodes).session();
        session.keepHistoryWithin(Long.MAX_VALUE - 1);
        for (var document : ManifestReader.read("lab.yaml", Lab.agent("")).objects()) {
            session.execute(new Command.Create(
                    Kind.DAEMON_SET, "default", document.object(), WriteOptions.by("kubectl-client-side-apply")));
        }
        session.runFor(Duration.ofMinutes(5));
        return session;
    }

    private static void label(Courses courses, int value) {
        courses.act(
                Act.unnamed(),
                session -> session.execute(new Command.Patch(
                        Kind.NODE,
                        ObjectKey.cluster("n1"),
                        PatchType.MERGE,
                        Tree.obj("metadata", Tree.obj("labels", Tree.obj("try", Tree.text("v" + value)))),
                        WriteOptions.by("test"))));
    }

    @Test
    void tenActsInThePastKeepNoStepTwice() {
        var session = landed();
        int whole = session.journal().size();
        var courses = new Courses(session);
        for (int i = 0; i < ACTS; i++) {
            courses.show(whole * (i + 1) / (ACTS + 2) + 1);
            label(courses, i);
            courses.takeUp(1);
        }
        var moment = courses.moment(false, Pace.REAL, Moment.Waiting.FOR_NOTHING);
        assertThat(moment.branches()).hasSize(ACTS);
        Set<Step> steps = Collections.newSetFromMap(new IdentityHashMap<>());
        steps.addAll(moment.frame().journal());
        int known = steps.size();
        assertThat(known).isGreaterThan(5 * NODES);
        for (var branch : moment.branches()) {
            assertThat(branch.common()).isEqualTo(branch.steps() - 1);
            steps.addAll(branch.frame().journal());
        }
        assertThat(steps).hasSize(known + ACTS);
    }

    @Test
    void whatWasBeforeAnActIsKeptForNextToNothing() {
        var courses = new Courses(landed());
        label(courses, 0);
        Set<Object> objects = Collections.newSetFromMap(new IdentityHashMap<>());
        objects.addAll(courses.session().state().pods());
        objects.addAll(courses.session().state().nodes());
        int known = objects.size();
        for (int i = 1; i <= ACTS; i++) {
            label(courses, i);
        }
        while (courses.moment(false, Pace.REAL, Moment.Waiting.FOR_NOTHING).undo() != null) {
            objects.addAll(courses.session().state().pods());
            objects.addAll(courses.session().state().nodes());
            courses.undo();
        }
        assertThat(objects).hasSize(known + ACTS);
    }

    /** With a ceiling of nothing all but the newest steps are given up, also those of branches. */
    @Test
    void placesWhoseStepsWereGivenUpCanBeActedAtAndTakenBackAndTakenUpAgain() {
        var courses = new Courses(landed());
        courses.keepHistoryWithin(0);
        var end = courses.session().fork().digest();
        int whole = courses.session().journal().size();
        courses.show(NODES + 100);
        var there = courses.moment(false, Pace.REAL, Moment.Waiting.FOR_NOTHING).state();
        label(courses, 1);
        courses.undo();
        var back = courses.moment(false, Pace.REAL, Moment.Waiting.FOR_NOTHING).state();
        assertThat(back.pods())
                .extracting(Pod::toTree)
                .isEqualTo(there.pods().stream().map(Pod::toTree).toList());
        assertThat(back.nodes())
                .extracting(Node::toTree)
                .isEqualTo(there.nodes().stream().map(Node::toTree).toList());
        courses.redo();
        assertThat(courses.moment(false, Pace.REAL, Moment.Waiting.FOR_NOTHING)
                        .branches()
                        .getFirst()
                        .common())
                .isEqualTo(NODES + 100);
        courses.takeUp(1);
        assertThat(courses.session().journal()).hasSize(whole);
        assertThat(courses.session().fork().digest()).isEqualTo(end);
    }
}
