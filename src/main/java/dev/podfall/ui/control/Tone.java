package dev.podfall.ui.control;

/** How something is meant; each has a colour. */
public enum Tone {
    GOOD("success-text", "✓"),
    BAD("danger-text", "✕"),
    WAITS("warning-text", "!"),
    SOFT("muted", "◇"),
    SILENT("subtle", "–"),
    /** Only on the one side of a comparison. */
    HERE("accent-text", "−"),
    /** Only on the other side. */
    THERE("accent-text", "+");

    private final String styleClass;
    private final String sign;

    Tone(String styleClass, String sign) {
        this.styleClass = styleClass;
        this.sign = sign;
    }

    public String styleClass() {
        return styleClass;
    }

    public String sign() {
        return sign;
    }
}
