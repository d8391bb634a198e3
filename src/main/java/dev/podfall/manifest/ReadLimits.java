package dev.podfall.manifest;

/**
 * What a text may ask of us.
 *
 * @param characters the longest text
 * @param depth how deep maps and lists may nest, aliases followed
 * @param warnings after so many warnings in one text the rest is counted only
 */
public record ReadLimits(int characters, int depth, int warnings) {
    public static final ReadLimits STANDARD = new ReadLimits(256 * 1024 * 1024, 100, 200);
}
