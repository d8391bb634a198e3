package dev.podfall.apiserver;

/**
 * One thing that somebody should know although nothing is wrong.
 *
 * @param field that it is about, as {@code spec.template.spec.containers[0].env[1]}; empty if about none
 * @param words upstream's, without the field
 * @param sort never printed, and no part of the API
 * @param instead what to write there, or what the key is called now; empty if that is not known
 */
public record Warning(String field, String words, Sort sort, String instead) {

    /** What sort of doubt it is, where there is more to say than upstream does. */
    public enum Sort {
        /** Any other. */
        OTHER,
        /** A key of a map has another name by now. */
        KEY_RENAMED,
        /** A value that names a label, which has another name by now. */
        LABEL_RENAMED,
        /** An annotation that is a field by now. */
        ANNOTATION_IS_FIELD,
        /** An annotation of which pods get the field that it is by now. */
        ANNOTATION_BECOMES_FIELD,
        VOLUME_GONE,
        NO_SELECTOR,
        /** Given twice. */
        TWICE,
        FRACTION_OF_BYTE,
        VARIABLE_HIDDEN,
        PORT_TWICE,
        GRACE_PERIOD,
        LABEL_VALUE,
        HOSTNAME,
        /** Pods that will be refused, or would be if somebody said so. */
        POD_SECURITY,
        UNKNOWN_FIELD
    }

    public Warning(String field, String words) {
        this(field, words, Sort.OTHER, "");
    }

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
