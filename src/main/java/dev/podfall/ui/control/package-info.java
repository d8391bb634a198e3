/**
 * Small controls that several panels share: icons, segmented buttons, chips. They know no Kubernetes and no session.
 *
 * <p>Used by every {@code ui} package; uses {@code ui.style} and {@code ui.text}.
 */
@NullMarked
package dev.podfall.ui.control;

import org.jspecify.annotations.NullMarked;
