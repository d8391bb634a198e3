package dev.podfall.kubectl.filter;

import java.util.ArrayList;
import java.util.List;

/** Where the fields of a line are. */
final class Fields {

    /** @param to exclusive */
    record Field(int from, int to) {
        String of(String line) {
            return line.substring(from, to);
        }
    }

    private Fields() {}

    /** @param separator between two fields; empty for any number of blanks */
    static List<Field> of(String line, String separator) {
        var fields = new ArrayList<Field>();
        if (!separator.isEmpty()) {
            int from = 0;
            for (int at = line.indexOf(separator); at >= 0; at = line.indexOf(separator, from)) {
                fields.add(new Field(from, at));
                from = at + separator.length();
            }
            fields.add(new Field(from, line.length()));
            return fields;
        }
        int from = -1;
        for (int i = 0; i <= line.length(); i++) {
            boolean blank = i == line.length() || Character.isWhitespace(line.charAt(i));
            if (blank && from >= 0) {
                fields.add(new Field(from, i));
                from = -1;
            } else if (!blank && from < 0) {
                from = i;
            }
        }
        return fields;
    }
}
