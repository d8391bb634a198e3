package dev.podfall.ui.frame;

import dev.podfall.play.Moment;
import dev.podfall.ui.text.Words;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/**
 * A panel about what is chosen: it asks off the screen's thread, latest wins, and renders an answer only if it is another
 * than the one that is shown. While somebody looks at it, it asks when there is another moment, another choice, or another
 * language. Screen's thread only; FXML may fill the rest of it.
 *
 * @param <Q> an immutable question
 * @param <A> an immutable answer, which knows equal ones
 */
@SuppressWarnings("NullAway.Init") // Follows the selection once FXML has filled the rest.
public abstract class ChoicePanel<Q, A> {
    private Latest<Q, A> latest;
    private Selection.Choice choice = Selection.Choice.NOTHING;
    private @Nullable Moment moment;
    private @Nullable A shown;
    private boolean resting;

    /**
     * To be called once, when all fields are filled.
     *
     * @param worker where it is worked out
     * @param screen where the answer is rendered: a picture wants it at once
     * @param work from a question to its answer, on the worker
     */
    protected final void follow(
            Selection selection, Executor worker, Executor screen, Function<? super Q, ? extends A> work) {
        latest = new Latest<>(worker, screen, work, this::take);
        selection.listen(next -> {
            choice = next;
            ask();
        });
        Words.follow(node(), this::ask);
    }

    public abstract Node node();

    /** What is asked of a moment. */
    protected abstract Q question(Moment moment, Selection.Choice choice);

    /** What is shown as long as there is no moment. */
    protected abstract A nothing();

    /** @param before what is shown until then; null if nothing is */
    protected abstract void render(A model, @Nullable A before);

    /** Whether what the panel says is the same at both moments. */
    protected boolean isSame(Moment one, Moment other) {
        return one.state() == other.state();
    }

    /** Time has passed, whether or not that is asked about. */
    protected void passed(Moment now) {}

    public final void show(Moment next) {
        var last = moment;
        moment = next;
        resting = false;
        if (last == null || !isSame(last, next)) {
            ask();
        }
        passed(next);
    }

    /** Nobody looks at it until it is shown again: it asks nothing, and keeps no moment. */
    public final void rest() {
        resting = true;
        moment = null;
    }

    /** The moment that was shown last; null before the first, and while nobody looks. */
    protected final @Nullable Moment moment() {
        return moment;
    }

    /** The same in another layout. */
    protected final void renderAgain() {
        var model = shown;
        if (model != null) {
            render(model, null);
        }
    }

    private void ask() {
        if (resting) {
            return;
        }
        if (moment == null) {
            take(nothing());
        } else {
            latest.ask(question(moment, choice));
        }
    }

    private void take(A model) {
        var before = shown;
        if (!model.equals(before)) {
            shown = model;
            render(model, before);
        }
    }
}
