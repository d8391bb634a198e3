package dev.podfall.ui.style;

import java.util.Locale;

/** The colours that exist, by what they mean. Style sheets know them by {@link #cssName()}. */
public enum Token {
    SURFACE,
    SURFACE_CANVAS,
    SURFACE_INSET,
    SURFACE_HOVER,
    SURFACE_SELECTED,
    FG,
    FG_MUTED,
    FG_SUBTLE,
    FG_ON_EMPHASIS,
    LINE,
    LINE_STRONG,
    LINE_CONTROL,
    SHADOW,
    ACCENT,
    ACCENT_FG,
    ACCENT_SUBTLE,
    SUCCESS,
    SUCCESS_FG,
    SUCCESS_SUBTLE,
    WARNING,
    WARNING_FG,
    WARNING_SUBTLE,
    DANGER,
    DANGER_FG,
    DANGER_SUBTLE,
    NEUTRAL,
    NEUTRAL_FG,
    NEUTRAL_SUBTLE,
    POD_1,
    POD_2,
    POD_3,
    POD_4,
    POD_5,
    POD_6,
    POD_7,
    POD_8,
    POD_1_FG,
    POD_2_FG,
    POD_3_FG,
    POD_4_FG,
    POD_5_FG,
    POD_6_FG,
    POD_7_FG,
    POD_8_FG,
    SYNTAX_KEY,
    SYNTAX_TEXT,
    SYNTAX_NUMBER,
    SYNTAX_WORD,
    SYNTAX_COMMENT;

    /** How many DaemonSets get a hue of their own before hues repeat. */
    public static final int HUES = 8;

    /** The looked-up colour's name in a style sheet, for example {@code -surface-canvas}. */
    public String cssName() {
        return "-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The fill of a pod of the DaemonSet with this hue; any index is taken into the palette. */
    public static Token pod(int hue) {
        return values()[POD_1.ordinal() + Math.floorMod(hue, HUES)];
    }

    /** The text on {@link #pod(int)}. */
    public static Token podText(int hue) {
        return values()[POD_1_FG.ordinal() + Math.floorMod(hue, HUES)];
    }
}
