package dev.podfall.play;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.cluster.Command;
import dev.podfall.cluster.Session;
import dev.podfall.explain.Lab;
import dev.podfall.language.Phrase;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of the names of sessions that somebody has made. */
class OpeningTest {
    private static void act(Session session) {
        session.execute(new Command.StopKubelet("n1"));
    }

    @Test
    void noTwoBranchesAreCalledTheSame() {
        var session = Lab.of(Lab.node("n1", "")).session();
        var before = new Opening.Taken(
                Phrase.of("timer.start"), session.position(), session.journal().size());
        var undone = session.fork();
        act(undone);
        var opening = new Opening(session, List.of(), Opening.Name.NONE);
        opening.undone(-1, -1, before.steps(), undone, List.of(before), new Opening.Name(1, ""));
        var courses = new Courses(new Session(session.options()));
        courses.open(opening);

        courses.act(Act.unnamed(), given -> {
            act(given);
            return true;
        });
        courses.show(1);
        courses.goOnFromHere();

        assertThat(courses.moment(false, Pace.REAL, Moment.Waiting.FOR_NOTHING).branches())
                .extracting(Moment.Branch::number)
                .doesNotHaveDuplicates()
                .hasSize(2);
    }
}
