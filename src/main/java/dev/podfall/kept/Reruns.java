package dev.podfall.kept;

import dev.podfall.cluster.Session;
import dev.podfall.language.Phrase;
import dev.podfall.language.Wording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A whole file again: its main line and its branches. What they share is run once.
 *
 * @param branches in the order of the file
 */
public record Reruns(Rerun main, List<Branch> branches) {
    public Reruns {
        branches = List.copyOf(branches);
    }

    /**
     * A branch where it ends.
     *
     * @param of which of the branches it leaves; -1 for the main line
     * @param leaves how many steps it shares with that one
     */
    public record Branch(SessionFile.Branch as, int of, int leaves, Rerun rerun) {}

    /** Somebody who waits. */
    @FunctionalInterface
    public interface Patience {
        /**
         * Asked often.
         *
         * @param part of all that is done, between 0 and 1
         * @return false if nobody wants it any more
         */
        boolean lasts(double part);
    }

    /** What there is to say of all of them. */
    public List<Phrase> remarks() {
        return Stream.concat(
                        main.remarks().stream(),
                        branches.stream()
                                .flatMap(branch -> branch.rerun().remarks().stream()
                                        .map(remark -> Phrase.of(
                                                "saved.in-branch", branch.as().name(), remark))))
                .toList();
    }

    /**
     * Runs all of a file.
     *
     * @param history about how many bytes the steps may take, of each; older ones come back when they are asked for
     * @return null if the patience did not last
     */
    public static @Nullable Reruns of(SessionFile file, long history, Wording wording, Patience patience) {
        return new All(file, patience).run(history, wording);
    }

    /** All of them, under way. */
    private static final class All {
        private final SessionFile file;
        private final Patience patience;
        private final List<Parting> partings = new ArrayList<>();
        private final double total;
        private double before;
        private Duration from = Duration.ZERO;
        private @Nullable Run running;

        /** @param of which of the branches is left; -1 for the main line */
        private record Parting(int of, Run.Leaving leaving) {}

        All(SessionFile file, Patience patience) {
            this.file = file;
            this.patience = patience;
            var names = file.branches().stream().map(SessionFile.Branch::name).toList();
            double sum = length(file.main());
            for (var branch : file.branches()) {
                partings.add(parting(branch, names.subList(0, partings.size())));
                sum += Math.max(0, length(branch.line()) - beginning(branch.line()));
            }
            total = sum;
        }

        /** What leaves a branch before it has done anything of its own leaves what that one leaves. */
        private Parting parting(SessionFile.Branch branch, List<String> above) {
            int of = branch.of().isEmpty() ? -1 : above.lastIndexOf(branch.of());
            int shares = Math.min(branch.shares(), size(of));
            while (of >= 0 && shares <= file.branches().get(of).shares()) {
                of = partings.get(of).of();
                shares = Math.min(shares, size(of));
            }
            return new Parting(of, new Run.Leaving(shares, next(branch.line())));
        }

        /** How many acts lead to the end of a branch. */
        private int size(int of) {
            return line(of).acts().size();
        }

        private SessionFile.Line line(int of) {
            return of < 0 ? file.main() : Branches.whole(file, file.branches().get(of));
        }

        private static @Nullable Place next(SessionFile.Line line) {
            if (!line.acts().isEmpty()) {
                return line.acts().getFirst().place();
            }
            var end = line.end();
            return end == null ? null : end.place();
        }

        private static double beginning(SessionFile.Line line) {
            var next = next(line);
            return next == null ? 0 : next.at().toMillis();
        }

        private static double length(SessionFile.Line line) {
            var end = line.end();
            if (end != null) {
                return end.place().at().toMillis();
            }
            return line.acts().isEmpty()
                    ? 0
                    : line.acts().getLast().place().at().toMillis();
        }

        private boolean cancelled() {
            var run = running;
            double now = run == null ? 0 : run.elapsed().minus(from).toMillis();
            return !patience.lasts(total == 0 ? 0 : Math.min(1, (before + now) / total));
        }

        @Nullable
        Reruns run(long history, Wording wording) {
            var session = new Session(file.options());
            // Places in it are kept, so that nobody who goes back has to begin at the beginning.
            session.keepHistoryWithin(history);
            var main = new Run(session, wording, Rerun.Lines.UNHEARD, this::cancelled);
            if (!follow(main, -1)) {
                return null;
            }
            var branches = new ArrayList<Branch>();
            for (int i = 0; i < partings.size(); i++) {
                var run = partings.get(i).leaving().run();
                int leaves = run.session().journal().size();
                if (!follow(run, i)) {
                    return null;
                }
                branches.add(new Branch(file.branches().get(i), partings.get(i).of(), leaves, run.rerun()));
            }
            return new Reruns(main.rerun(), branches);
        }

        private boolean follow(Run run, int number) {
            running = run;
            from = run.elapsed();
            if (cancelled()) {
                return false;
            }
            boolean all = run.follow(
                    line(number),
                    partings.stream()
                            .filter(parting -> parting.of() == number)
                            .map(Parting::leaving)
                            .toList());
            before += run.elapsed().minus(from).toMillis();
            return all;
        }
    }
}
