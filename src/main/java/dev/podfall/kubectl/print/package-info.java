/**
 * How kubectl shows objects: tables, YAML, JSON, templates, descriptions.
 *
 * <p>Used by {@code kubectl}'s verbs and by what shows the same words elsewhere; knows neither the grammar nor the
 * session.
 */
@NullMarked
package dev.podfall.kubectl.print;

import org.jspecify.annotations.NullMarked;
