/**
 * What every Kubernetes object has: kind, key, metadata, labels, owners; and the value types that all kinds share
 * (quantities, int-or-percent, selectors).
 *
 * <p>Used by everybody; uses {@code api.tree} and the JDK.
 */
@NullMarked
package dev.podfall.api.meta;

import org.jspecify.annotations.NullMarked;
