package dev.podfall.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.meta.ObjectKey;
import dev.podfall.explain.Lab;
import dev.podfall.explain.timeline.Dot;
import dev.podfall.explain.timeline.TimelineReader;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The lines are given to the real console: what they do is what Kubernetes does. */
class ChangeCauseCommandTest {
    private static Lab lab() {
        return Lab.of(Lab.node("n1", "") + Lab.agent("")).runFor(30);
    }

    private static List<Dot> dots(Lab lab) {
        return new TimelineReader()
                .read(1, lab.session().frame())
                .lanes()
                .getFirst()
                .dots();
    }

    private static String line(ChangeCauseCommand.Of of, Lab lab, String text) {
        ObjectKey revision = dots(lab).getLast().revision().key();
        return ChangeCauseCommand.line(of, Lab.AGENT, revision, text);
    }

    @Test
    void aRevisionThatIsThereIsAnnotatedItself() {
        var lab = lab();
        var line = line(ChangeCauseCommand.Of.THIS, lab, " it's \"new\" ");
        assertThat(line)
                .startsWith("kubectl annotate controllerrevision/agent-")
                .endsWith(" -n default kubernetes.io/change-cause='it'\"'\"'s \"new\"' --overwrite");
        lab.give(line).runFor(10);
        assertThat(dots(lab)).extracting(Dot::changeCause).containsExactly("it's \"new\"");
        lab.give(line(ChangeCauseCommand.Of.THIS, lab, "  ")).runFor(10);
        assertThat(dots(lab)).extracting(Dot::changeCause).containsExactly("");
    }

    @Test
    void theDaemonSetsAnnotationGoesToTheNextRevisionAlone() {
        var lab = lab();
        lab.give(line(ChangeCauseCommand.Of.NEXT, lab, "second one")).runFor(10);
        assertThat(dots(lab)).extracting(Dot::changeCause).containsExactly("first");
        lab.give("kubectl set image ds/agent agent=agent:1.17").runFor(30);
        assertThat(dots(lab)).extracting(Dot::changeCause).containsExactly("first", "second one");
    }

    @Test
    void aRenumberedRevisionKeepsWhatItWasCalled() {
        var lab = lab();
        lab.give(line(ChangeCauseCommand.Of.NEXT, lab, "second one"))
                .give("kubectl set image ds/agent agent=agent:1.17")
                .runFor(30)
                .give(line(ChangeCauseCommand.Of.NEXT, lab, "back"))
                .give("kubectl rollout undo ds/agent")
                .runFor(30);
        assertThat(dots(lab)).extracting(Dot::changeCause).containsExactly("first", "second one", "first");
    }
}
