/**
 * What a file of Podfall's own may look like, as data: which keys there are, what may stand behind each, what must be
 * there. One description checks a file ({@link dev.podfall.lesson.shape.ShapeCheck}) and becomes a JSON Schema for
 * editors ({@link dev.podfall.lesson.shape.JsonSchema}), so that both agree.
 */
@NullMarked
package dev.podfall.lesson.shape;

import org.jspecify.annotations.NullMarked;
