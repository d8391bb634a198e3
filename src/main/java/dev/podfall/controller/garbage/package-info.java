/**
 * What tidies up: the garbage collector (objects whose owners are gone), the pod garbage collector (pods of nodes that
 * are gone) and the namespace controller (everything in a namespace that is being deleted).
 *
 * <p>Words: an object's <i>dependents</i> are the objects that name it as an owner; an owner reference is <i>solid</i>
 * if the owner is there, <i>dangling</i> if it is not. Used by {@code cluster}; uses {@code api store sim client}.
 */
@NullMarked
package dev.podfall.controller.garbage;

import org.jspecify.annotations.NullMarked;
