/**
 * What the API server knows of each type: its fields, how they are decoded, defaulted, merged and owned, and which of
 * them nothing is simulated for.
 *
 * <p>Words: a <i>type</i> is one of the API's structs ({@code PodSpec}); a <i>field</i> one of its JSON names. The table
 * is {@code types.txt} beside this package's classes, what fields may be that take one of a few values is in {@code
 * values.txt}; what we say about its fields is in the languages' {@code fields.properties}.
 *
 * <p>Used by {@code apiserver} and by what speaks for it to users: {@code kubectl}, {@code cli}, {@code explain}, {@code ui.manifest}; uses
 * {@code api}.
 */
@NullMarked
package dev.podfall.apiserver.schema;

import org.jspecify.annotations.NullMarked;
