/**
 * The three patches that the API server takes, and the making of strategic ones, as {@code kubectl apply} does.
 *
 * <p>Pure functions from trees to trees. Used by {@code apiserver} and {@code kubectl}; uses {@code api} and
 * {@code apiserver.schema}.
 */
@NullMarked
package dev.podfall.apiserver.patch;

import org.jspecify.annotations.NullMarked;
