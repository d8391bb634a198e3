package dev.podfall.ui.style;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The token values as written in a theme's sheet, read without a toolkit: what the contrast rules are checked on.
 * Values are opaque {@code 0xRRGGBB}.
 */
public record TokenSheet(Map<Token, Integer> values) {
    private static final Pattern DECLARATION = Pattern.compile("(-[a-z0-9-]+)\\s*:\\s*#([0-9a-fA-F]{6})\\s*;");

    public TokenSheet {
        values = new EnumMap<>(values);
    }

    public static TokenSheet of(Theme theme) {
        return read(theme.tokenSheet());
    }

    static TokenSheet read(URL sheet) {
        var byName = new java.util.TreeMap<String, Integer>();
        try (var in = sheet.openStream()) {
            var matcher = DECLARATION.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            while (matcher.find()) {
                byName.put(matcher.group(1), Integer.parseInt(matcher.group(2), 16));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("token sheet " + sheet + " cannot be read", e);
        }
        var values = new EnumMap<Token, Integer>(Token.class);
        for (var token : Token.values()) {
            var value = byName.get(token.cssName());
            if (value == null) {
                throw new IllegalArgumentException(
                        "token sheet %s gives %s no value: add a line for it".formatted(sheet, token.cssName()));
            }
            values.put(token, value);
        }
        return new TokenSheet(values);
    }

    public int rgb(Token token) {
        return values.getOrDefault(token, 0);
    }

    /** WCAG contrast ratio of the two tokens, 1 to 21. */
    public double contrast(Token a, Token b) {
        double x = luminance(rgb(a));
        double y = luminance(rgb(b));
        return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 0xff) + 0.7152 * linear(rgb >> 8 & 0xff) + 0.0722 * linear(rgb & 0xff);
    }

    static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
