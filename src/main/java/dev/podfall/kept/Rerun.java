package dev.podfall.kept;

import dev.podfall.cluster.Session;
import dev.podfall.cluster.SessionOptions;
import dev.podfall.language.Phrase;
import dev.podfall.language.Wording;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Does again what a file says. Nothing is refused because it leads elsewhere today: {@link #remarks} tell of it.
 *
 * @param session where the file's line ends
 * @param recording of it, which knows the acts as the file has them
 * @param remarks what there is to say: where it goes another way than when it was written, what could not be done
 */
public record Rerun(Session session, Recording recording, List<Phrase> remarks) {
    /** Hears of the lines of the console as they are run. */
    public interface Lines {
        /** For those who do not listen. */
        Lines UNHEARD = (line, code, out, err) -> {};

        void ran(String line, int code, String out, String err);
    }

    public Rerun {
        remarks = List.copyOf(remarks);
    }

    /** The main line, to its end. */
    public static Rerun of(SessionFile file, Wording wording, Lines lines) {
        var rerun = of(file.options(), file.main(), wording, lines, () -> false);
        if (rerun == null) {
            throw new IllegalStateException("nobody cancelled, and there is no session");
        }
        return rerun;
    }

    /**
     * The same for somebody who may lose interest.
     *
     * @param cancelled asked often; once it says yes the work ends
     * @return null if cancelled
     */
    public static @Nullable Rerun of(SessionFile file, Wording wording, BooleanSupplier cancelled) {
        return of(file.options(), file.main(), wording, Lines.UNHEARD, cancelled);
    }

    /** A branch, from the beginning of the session; null if cancelled. */
    public static @Nullable Rerun of(
            SessionFile file, SessionFile.Branch branch, Wording wording, BooleanSupplier cancelled) {
        return of(file.options(), Branches.whole(file, branch), wording, Lines.UNHEARD, cancelled);
    }

    private static @Nullable Rerun of(
            SessionOptions options, SessionFile.Line line, Wording wording, Lines lines, BooleanSupplier cancelled) {
        var run = new Run(new Session(options), wording, lines, cancelled);
        return run.follow(line, List.of()) ? run.rerun() : null;
    }
}
