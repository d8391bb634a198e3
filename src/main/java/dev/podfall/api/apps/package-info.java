/**
 * DaemonSets and their ControllerRevisions. Records hold typed fields for what the engine reads and the rest of the document untouched.
 *
 * <p>Used by everybody; uses {@code api.meta}, {@code api.tree} and the JDK.
 */
@NullMarked
package dev.podfall.api.apps;

import org.jspecify.annotations.NullMarked;
