package dev.podfall.ui.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The window's own sentences, by key. */
public final class Words {
    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("dev.podfall.ui.text.words", Locale.ROOT, Words.class.getClassLoader());

    private Words() {}

    /** For {@code FXMLLoader}, whose {@code %key} then means a sentence of ours. */
    public static ResourceBundle bundle() {
        return BUNDLE;
    }

    public static String of(String key) {
        return BUNDLE.getString(key);
    }

    /** The sentence with its places filled in; numbers and plurals follow {@link MessageFormat}. */
    public static String of(String key, Object... values) {
        return new MessageFormat(BUNDLE.getString(key), Locale.ENGLISH).format(values);
    }
}
