package dev.podfall.ui.topology;

/**
 * A label as a tile shows it.
 *
 * @param selectedOn whether a selector or an affinity of the selected DaemonSet or pod looks at it
 */
public record LabelChip(String key, String value, boolean selectedOn) {
    public String text() {
        return value.isEmpty() ? key : key + "=" + value;
    }
}
