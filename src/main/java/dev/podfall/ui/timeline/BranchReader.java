package dev.podfall.ui.timeline;

import dev.podfall.cluster.Step;
import dev.podfall.language.Phrase;
import dev.podfall.play.Moment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads what the timeline says of branches; steps that were given up may have to come back for that, so what was read is
 * kept. One thread at a time.
 */
final class BranchReader {
    /** Acts that come later are not what made it another branch. */
    private static final int READ = 200;

    private Map<Long, Known> known = new TreeMap<>();

    private record Known(int common, int steps, Instant leaves, Phrase act) {}

    List<BranchLane> read(Moment moment) {
        var next = new TreeMap<Long, Known>();
        var out = new ArrayList<BranchLane>();
        for (var branch : moment.branches()) {
            var read = known.get(branch.number());
            if (read == null || read.common() != branch.common() || read.steps() != branch.steps()) {
                read = read(moment, branch);
            }
            next.put(branch.number(), read);
            out.add(new BranchLane(
                    branch.number(),
                    branch.name(),
                    read.leaves(),
                    branch.end(),
                    read.act(),
                    branch.steps() - branch.common()));
        }
        known = next;
        return List.copyOf(out);
    }

    private static Known read(Moment moment, Moment.Branch branch) {
        var journal = branch.frame().journal();
        var leaves = branch.common() == 0
                ? moment.frame().start()
                : journal.get(branch.common() - 1).at();
        var own = journal.subList(branch.common(), Math.min(journal.size(), branch.common() + READ));
        var act = own.stream().filter(Step::byUser).findFirst().map(Step::what).orElse(Phrase.NONE);
        return new Known(branch.common(), branch.steps(), leaves, act);
    }
}
