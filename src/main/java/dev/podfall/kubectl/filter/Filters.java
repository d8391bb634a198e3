package dev.podfall.kubectl.filter;

import dev.podfall.language.Phrase;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** The filters that there are, by name; the small ones are here. */
public final class Filters {
    private static final List<String> NAMES = List.of(
            "awk", "cat", "cut", "egrep", "fgrep", "grep", "head", "less", "more", "sort", "tail", "uniq", "wc");

    private static final int LINES = 10;
    private static final Map<String, Character> NUMBER = Map.of("--lines", 'n');

    private Filters() {}

    public static List<String> names() {
        return NAMES;
    }

    public static boolean has(String name) {
        return NAMES.contains(name);
    }

    /**
     * @param words as they stand behind the pipe
     * @throws FilterException if there is no such filter, or not with these flags
     */
    public static Filter of(List<String> words) {
        return switch (words.getFirst()) {
            case "grep", "egrep", "fgrep" -> Grep.of(words);
            case "head" -> head(words);
            case "tail" -> tail(words);
            case "wc" ->
                new Count(
                        Options.read(words, "lwcm", "", Map.of("--lines", 'l')).withoutFiles());
            case "sort" -> Sort.of(words);
            case "uniq" ->
                new Unique(
                        Options.read(words, "cdui", "", Map.of("--count", 'c')).withoutFiles());
            case "cut" -> Cut.of(words);
            case "awk" -> Awk.of(words);
            case "cat", "less", "more" -> {
                // A pager has flags for how it pages (-S, -R, +F); here it shows all there is.
                if (words.getFirst().equals("cat")) {
                    Options.read(words, "", "", Map.of()).withoutFiles();
                }
                yield (line, out) -> out.accept(line);
            }
            default -> throw new FilterException(Phrase.of("filter.unknown", words.getFirst(), Phrase.names(NAMES)));
        };
    }

    /** {@code -5} is {@code -n 5}, and so is {@code +5} with its sign. */
    private static List<String> withNumber(List<String> words) {
        var out = new ArrayList<String>();
        for (var word : words) {
            boolean value = !out.isEmpty()
                    && (out.getLast().equals("-n") || out.getLast().equals("--lines"));
            boolean number = !value && word.matches("[-+][0-9]+");
            out.add(number ? "-n" + (word.startsWith("-") ? word.substring(1) : word) : word);
        }
        return out;
    }

    private static Filter head(List<String> words) {
        var options = Options.read(withNumber(words), "q", "n", NUMBER).withoutFiles();
        var count = options.text('n', String.valueOf(LINES));
        return count.startsWith("-") ? new AllBut(options.count(count.substring(1))) : new First(options.count(count));
    }

    private static Filter tail(List<String> words) {
        var options = Options.read(withNumber(words), "q", "n", NUMBER).withoutFiles();
        var count = options.text('n', String.valueOf(LINES));
        if (count.startsWith("+")) {
            return new From(options.count(count.substring(1)));
        }
        return new Last(options.count(count.startsWith("-") ? count.substring(1) : count));
    }

    private static final class First implements Filter {
        private int left;

        First(int count) {
            left = count;
        }

        @Override
        public void line(String line, Consumer<String> out) {
            if (left > 0) {
                left--;
                out.accept(line);
            }
        }

        @Override
        public boolean isFull() {
            return left == 0;
        }
    }

    private static final class AllBut implements Filter {
        private final Deque<String> held = new ArrayDeque<>();
        private final int count;

        AllBut(int count) {
            this.count = count;
        }

        @Override
        public void line(String line, Consumer<String> out) {
            held.add(line);
            if (held.size() > count) {
                out.accept(held.remove());
            }
        }
    }

    private static final class Last implements Filter {
        private final Deque<String> held = new ArrayDeque<>();
        private final int count;

        Last(int count) {
            this.count = count;
        }

        @Override
        public void line(String line, Consumer<String> out) {
            held.add(line);
            if (held.size() > count) {
                held.remove();
            }
        }

        @Override
        public void end(Consumer<String> out) {
            held.forEach(out);
        }
    }

    private static final class From implements Filter {
        private int skipped;

        /** @param first counts from 1 */
        From(int first) {
            skipped = Math.max(0, first - 1);
        }

        @Override
        public void line(String line, Consumer<String> out) {
            if (skipped > 0) {
                skipped--;
            } else {
                out.accept(line);
            }
        }
    }

    /** {@code wc}. */
    private static final class Count implements Filter {
        private final Options options;
        private long lines;
        private long words;
        private long bytes;
        private long characters;

        Count(Options options) {
            this.options = options;
        }

        @Override
        public void line(String line, Consumer<String> out) {
            lines++;
            words += line.isBlank() ? 0 : line.strip().split("\\s+").length;
            bytes += line.getBytes(StandardCharsets.UTF_8).length + 1L;
            characters += line.codePointCount(0, line.length()) + 1L;
        }

        @Override
        public void end(Consumer<String> out) {
            boolean all = !options.has('l') && !options.has('w') && !options.has('c') && !options.has('m');
            var columns = new ArrayList<Long>();
            if (all || options.has('l')) {
                columns.add(lines);
            }
            if (all || options.has('w')) {
                columns.add(words);
            }
            if (options.has('m')) {
                columns.add(characters);
            }
            if (all || options.has('c')) {
                columns.add(bytes);
            }
            out.accept(
                    columns.size() == 1
                            ? String.valueOf(columns.getFirst())
                            : String.join(
                                    " ",
                                    columns.stream()
                                            .map(column -> String.format(Locale.ROOT, "%7d", column))
                                            .toList()));
        }
    }

    /** {@code uniq}: lines that are the same as the one before are one. */
    private static final class Unique implements Filter {
        private final Options options;
        private String last = "";
        private int count;

        Unique(Options options) {
            this.options = options;
        }

        @Override
        public void line(String line, Consumer<String> out) {
            boolean same = options.has('i') ? line.equalsIgnoreCase(last) : line.equals(last);
            if (count > 0 && same) {
                count++;
                return;
            }
            end(out);
            last = line;
            count = 1;
        }

        @Override
        public void end(Consumer<String> out) {
            if (count == 0 || options.has('d') && count == 1 || options.has('u') && count > 1) {
                return;
            }
            out.accept(options.has('c') ? String.format(Locale.ROOT, "%7d %s", count, last) : last);
        }
    }
}
