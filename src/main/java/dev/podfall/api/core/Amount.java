package dev.podfall.api.core;

/**
 * How much of a resource, as it is counted: CPU in thousandths, the rest in whole units.
 *
 * @param resource its name
 */
public record Amount(String resource, long value) {
    private static final long KI = 1L << 10;
    private static final long MI = 1L << 20;

    /** At least as much, in a round number that people would write. */
    public Amount roundedUp() {
        return isBytes() ? new Amount(resource, Math.ceilDiv(value, MI) * MI) : this;
    }

    private boolean isBytes() {
        return resource.equals("memory") || resource.equals("ephemeral-storage");
    }

    /** As manifests write it: {@code 500m}, {@code 64Mi}, {@code 110}. */
    @Override
    public String toString() {
        if (resource.equals("cpu")) {
            return value + "m";
        }
        if (isBytes() && value % MI == 0) {
            return value / MI + "Mi";
        }
        return isBytes() && value % KI == 0 ? value / KI + "Ki" : Long.toString(value);
    }
}
