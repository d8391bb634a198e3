package dev.podfall.api.meta;

/**
 * A column that a CustomResourceDefinition asks for.
 *
 * @param type {@code string}, {@code integer}, {@code number}, {@code boolean} or {@code date}
 * @param jsonPath {@code .spec.replicas}
 * @param wideOnly whether it is shown with {@code -o wide} alone
 */
public record PrinterColumn(String name, String type, String jsonPath, boolean wideOnly) {}
