package dev.podfall.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.cluster.Journal;
import org.junit.jupiter.api.Test;

/** What was read is known again, in this journal and in those that begin like it. */
class StepTrailTest {
    private final StepTrail trail = new StepTrail();

    private void readAll(long session, Journal journal) {
        for (int i = trail.keep(session, journal); i < journal.size(); i++) {
            trail.add();
        }
    }

    private static Lab busy() {
        var nodes = new StringBuilder();
        for (int i = 1; i <= 30; i++) {
            nodes.append(Lab.node("n" + i, ""));
        }
        return Lab.of(nodes + Lab.agent(""));
    }

    @Test
    void aJournalThatHasGrownIsReadOn() {
        var lab = busy();
        int before = lab.session().journal().size();
        readAll(1, lab.session().journal());
        assertThat(trail.keep(1, lab.runFor(30).session().journal())).isEqualTo(before);
        assertThat(lab.session().journal().size()).isGreaterThan(before);
    }

    @Test
    void anotherSessionThatGoesOnFromTheEndIsReadOn() {
        var lab = busy();
        int before = lab.session().journal().size();
        readAll(1, lab.session().journal());
        assertThat(trail.keep(2, lab.runFor(30).session().journal())).isEqualTo(before);
    }

    @Test
    void ofASessionThatLeftEarlierOnlyTheBeginningIsKnown() {
        var lab = busy();
        var early = lab.runFor(5).session().journal();
        readAll(1, lab.runFor(60).session().journal());
        assertThat(early.size()).isGreaterThan(64);
        assertThat(trail.keep(2, early)).isBetween(early.size() - 63, early.size());
        readAll(2, early);
        assertThat(trail.keep(2, lab.session().journal())).isEqualTo(early.size());
    }

    @Test
    void ofASessionThatHasNothingInCommonNothingIsKnown() {
        readAll(1, busy().session().journal());
        assertThat(trail.keep(2, busy().session().journal())).isZero();
    }
}
