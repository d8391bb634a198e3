package dev.podfall.apiserver;

/**
 * One thing that somebody should know although nothing is wrong.
 *
 * @param field that it is about, as {@code spec.template.spec.containers[0].env[1]}; empty if about none
 * @param words upstream's, without the field
 */
public record Warning(String field, String words) {
    /** About no field in particular. */
    public static Warning of(String words) {
        return new Warning("", words);
    }

    /** As it goes into an answer's header. */
    @Override
    public String toString() {
        return field.isEmpty() ? words : field + ": " + words;
    }
}
