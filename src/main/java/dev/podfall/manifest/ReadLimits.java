package dev.podfall.manifest;

/**
 * What a text may ask of us.
 *
 * @param characters the longest text
 * @param depth how deep maps and lists may nest, aliases followed
 * @param findings after so many warnings in one text the rest is counted only, after so many errors it is left
 */
public record ReadLimits(int characters, int depth, int findings) {
    public static final ReadLimits STANDARD = new ReadLimits(256 * 1024 * 1024, 100, 200);
}
