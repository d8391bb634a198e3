package dev.podfall.ui.compare;

import dev.podfall.cluster.Journal;
import dev.podfall.language.Phrase;
import dev.podfall.play.Moment;
import dev.podfall.play.Moment.Branch;
import dev.podfall.ui.outlook.Outlook;
import dev.podfall.ui.text.ClockText;
import dev.podfall.ui.text.Words;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Which branch is compared, and what there is to say. All methods belong to the screen's thread. */
public final class CompareViewModel {
    private final ReadOnlyObjectWrapper<CompareModel> model = new ReadOnlyObjectWrapper<>(CompareModel.OFF);
    private final ReadOnlyObjectWrapper<List<Choice>> choices = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable Long> compared = new ReadOnlyObjectWrapper<>();
    private Consumer<Phrase> onGone = why -> {};
    private @Nullable Moment moment;
    private @Nullable Branch branch;
    private @Nullable Contrast contrast;

    /**
     * A branch that can be compared.
     *
     * @param name what somebody has called it, or empty
     */
    public record Choice(long number, String name) {
        /** What it is called, in the language of the moment. */
        public String said() {
            return CompareWords.name(number, name);
        }
    }

    public ReadOnlyObjectProperty<CompareModel> model() {
        return model.getReadOnlyProperty();
    }

    /** The branches that there are. */
    public ReadOnlyObjectProperty<List<Choice>> choices() {
        return choices.getReadOnlyProperty();
    }

    /** The number of the branch that is held against the session; null while none is. */
    public ReadOnlyObjectProperty<@Nullable Long> compared() {
        return compared.getReadOnlyProperty();
    }

    /** Called when comparing has ended because the branch is no more. */
    public void setOnGone(Consumer<Phrase> action) {
        onGone = action;
    }

    /** Holds the branch of that number against the session; nothing happens if there is none. */
    public void compare(long number) {
        var wanted = moment == null ? null : find(number, moment.branches());
        if (wanted != null) {
            begin(wanted);
        }
    }

    /** Ends comparing; nothing happens if nothing is compared. */
    public void end() {
        contrast = null;
        branch = null;
        compared.set(null);
        publish();
    }

    /** A branch that was taken up is followed: what it is compared with is then what was left for it. */
    public void show(Moment next) {
        var before = moment;
        moment = next;
        var offered = next.branches().stream()
                .map(one -> new Choice(one.number(), one.name()))
                .toList();
        if (!offered.equals(choices.get())) {
            choices.set(offered);
        }
        var known = branch;
        if (known == null) {
            return;
        }
        var still = find(known.number(), next.branches());
        if (still == null
                && before != null
                && before.session() != next.session()
                && holds(next.frame().journal(), known.frame().journal())) {
            still = left(before, next);
        }
        if (still == null) {
            end();
            onGone.accept(Phrase.of("compare.gone", CompareWords.name(known)));
        } else {
            begin(still);
        }
    }

    /** What the worker found. */
    public void told(Contrast next) {
        var known = branch;
        if (known != null && known.number() == next.branch().number()) {
            contrast = next;
            publish();
        }
    }

    /** Says the same in another language; what the worker says follows. */
    void sayAgain() {
        publish();
    }

    private void begin(Branch next) {
        var before = branch;
        branch = next;
        if (before == null || before.number() != next.number()) {
            contrast = null;
            compared.set(next.number());
            publish();
        } else if (!before.name().equals(next.name())) {
            publish();
        }
    }

    private static @Nullable Branch find(long number, List<Branch> among) {
        return among.stream()
                .filter(branch -> branch.number() == number)
                .findFirst()
                .orElse(null);
    }

    /** The branch that keeps what was shown before; the newest of them. */
    private static @Nullable Branch left(Moment before, Moment now) {
        return now.branches().reversed().stream()
                .filter(branch -> holds(branch.frame().journal(), before.frame().journal()))
                .findFirst()
                .orElse(null);
    }

    /** Whether a journal begins with another one: they then share the other one's last step. */
    @SuppressWarnings("ReferenceEquality") // a step that was made again elsewhere is another one
    private static boolean holds(Journal journal, Journal beginning) {
        int size = beginning.size();
        return size > 0 && journal.size() >= size && journal.get(size - 1) == beginning.get(size - 1);
    }

    private void publish() {
        var shown = branch;
        if (shown == null) {
            model.set(CompareModel.OFF);
            return;
        }
        var known = contrast;
        model.set(new CompareModel(
                true,
                CompareWords.name(shown),
                known == null ? "" : note(known),
                known != null && known.standing() == Contrast.Standing.ENDED,
                known != null,
                known == null ? Outlook.NOTHING : known.outlook()));
    }

    private static String note(Contrast known) {
        var branch = known.branch();
        var start = branch.frame().start();
        return switch (known.standing()) {
            case TOGETHER ->
                Words.of(
                        "compare.together",
                        CompareWords.name(branch),
                        ClockText.exact(Duration.between(start, Contrasts.parting(branch))));
            case APART ->
                Words.of("compare.parted", ClockText.exact(Duration.between(start, Contrasts.parting(branch))));
            case ENDED ->
                Words.of(
                        "compare.ended",
                        CompareWords.name(branch),
                        ClockText.exact(Duration.between(start, branch.end())));
        };
    }
}
