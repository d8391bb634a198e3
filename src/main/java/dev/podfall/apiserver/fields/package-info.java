/**
 * Who owns which field: the {@code managedFields} that the API server tells of every object, computed from the log of
 * its writes when somebody asks.
 *
 * <p>Words: a <i>manager</i> is a client's program, as it calls itself; it owns the fields that it was the last to set.
 *
 * <p>Used by {@code apiserver} and {@code kubectl}; uses {@code api} and {@code apiserver.schema}.
 */
@NullMarked
package dev.podfall.apiserver.fields;

import org.jspecify.annotations.NullMarked;
