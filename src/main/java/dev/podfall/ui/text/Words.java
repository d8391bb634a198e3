package dev.podfall.ui.text;

import dev.podfall.language.Phrase;
import dev.podfall.language.Wording;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.Node;

/**
 * The window's words, in the language that it speaks at the moment. A text that stays on the screen is bound ({@link
 * #text}) or made anew when the language changes ({@link #follow}); then nothing has to be opened again.
 */
public final class Words {
    private static final ReadOnlyObjectWrapper<Wording> CURRENT = new ReadOnlyObjectWrapper<>(Wording.ENGLISH);

    private static volatile Wording wording = Wording.ENGLISH;

    private Words() {}

    /** From now on the window speaks this language. Screen's thread only. */
    public static void use(Wording next) {
        wording = next;
        CURRENT.set(next);
    }

    /** What the window speaks; any thread. */
    public static Wording wording() {
        return wording;
    }

    /** What the window speaks, to be watched. Screen's thread only. */
    public static ReadOnlyObjectProperty<Wording> current() {
        return CURRENT.getReadOnlyProperty();
    }

    /** The sentence with its places filled in; any thread. */
    public static String of(String key, Object... values) {
        return wording.of(key, values);
    }

    /** The phrase in the window's language; any thread. */
    public static String say(Phrase phrase) {
        return wording.say(phrase);
    }

    /** The sentence as long as it is bound, in whatever language. */
    public static StringBinding text(String key, Object... values) {
        return Bindings.createStringBinding(() -> of(key, values), CURRENT);
    }

    /**
     * Calls back at every change of the language, not now, for as long as the node is in use: what is on the screen no
     * more is forgotten without being asked to unsubscribe. In a window that is closed nothing is done until it is shown
     * again.
     */
    public static void follow(Node owner, Runnable action) {
        var follower = new Follower(owner, action);
        // The node alone keeps it; the words, which are there for ever, must keep no window.
        owner.getProperties().put(follower, follower);
        CURRENT.addListener(new WeakChangeListener<>(follower));
    }
}
