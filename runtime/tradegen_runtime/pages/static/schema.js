/** Render JSON Schema: a one-line type, and its members underneath on demand. */
import { element } from "./element.js";

/** Follow a local reference. */
export function resolved(schema, document) {
  if (!schema?.$ref) return schema ?? {};
  return schema.$ref.slice(2).split("/").reduce((found, step) => found?.[step.replaceAll("~1", "/").replaceAll("~0", "~")], document) ?? {};
}

/** Say a schema in one line: `array of PlacedOrder`, `"buy" | "sell"`, `number or null`. */
export function typeText(schema, document) {
  if (!schema || Object.keys(schema).length === 0) return "any JSON value";
  if (schema.$ref) return schema.$ref.split("/").at(-1);
  if ("const" in schema) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return choices.map((choice) => typeText(choice, document)).join(" or ");
  if (schema.allOf?.length === 1) return typeText(schema.allOf[0], document);
  if (schema.type === "array") return schema.prefixItems ? "tuple" : `array of ${typeText(schema.items, document)}`;
  if (schema.type === "object" && schema.additionalProperties && !schema.properties) return `map to ${typeText(schema.additionalProperties, document)}`;
  const type = Array.isArray(schema.type) ? schema.type.join(" or ") : schema.type ?? "any JSON value";
  return schema.format ? `${type} (${schema.format})` : type;
}

const BOUNDS = { minimum: "≥", maximum: "≤", exclusiveMinimum: ">", exclusiveMaximum: "<", minLength: "length ≥", maxLength: "length ≤", minItems: "items ≥", maxItems: "items ≤", multipleOf: "multiple of", pattern: "pattern" };

/** Say the limits and the default of a schema, and the values of an enum: `≥ 1, ≤ 100, default 20`. */
export function bounds(schema, document) {
  const values = schema.$ref ? resolved(schema, document).enum : undefined;
  const found = Object.entries(BOUNDS).filter(([key]) => key in schema).map(([key, words]) => `${words} ${schema[key]}`);
  if (values) found.unshift(values.map((value) => JSON.stringify(value)).join(" | "));
  if ("default" in schema) found.push(`default ${JSON.stringify(schema.default)}`);
  return found.join(", ");
}

/** Render the members of an object schema as a definition list, nested types folded away. */
export function schemaDetails(schema, document, depth = 0) {
  const whole = resolved(schema, document);
  const inner = whole.properties ? whole : resolved(whole.items ?? {}, document);
  const variants = whole.oneOf ?? whole.anyOf;
  if (!inner.properties && variants && depth < 6) {
    return element("div", {}, ...variants.map((variant) => folded(variant, document, depth)));
  }
  if (!inner.properties) return element("span", { class: "type" }, typeText(schema, document));
  const required = new Set(inner.required ?? []);
  const rows = Object.entries(inner.properties).flatMap(([name, property]) => [
    element("dt", { class: `${required.has(name) ? "required" : ""} ${property.deprecated ? "deprecated" : ""}` }, name),
    element("dd", {}, element("span", { class: "type" }, typeText(property, document)), " ",
      element("small", {}, bounds(property, document)), element("div", { class: "quiet" }, property.description ?? ""),
      hasMembers(property, document) && depth < 6 ? folded(property, document, depth) : null),
  ]);
  return element("dl", {}, ...rows);
}

function hasMembers(schema, document) {
  const whole = resolved(schema, document);
  const parts = [whole, resolved(whole.items ?? {}, document), ...(whole.anyOf ?? whole.oneOf ?? []).map((part) => resolved(part, document))];
  return parts.some((part) => part.properties);
}

function folded(schema, document, depth) {
  const details = element("details", {}, element("summary", {}, typeText(schema, document)));
  details.addEventListener("toggle", () => {
    if (details.open && details.children.length === 1) details.append(schemaDetails(schema, document, depth + 1));
  });
  return details;
}

const STRINGS = { date: "2026-01-31", "date-time": "2026-01-31T12:00:00Z", time: "12:00:00", duration: "PT1M", uuid: "00000000-0000-4000-8000-000000000000" };

/** Make an example value that satisfies the shape of a schema, its pattern apart. */
export function exampleOf(schema, document, depth = 0) {
  const whole = resolved(schema, document);
  if (whole.examples?.length) return whole.examples[0];
  if ("default" in whole) return whole.default;
  if ("const" in whole) return whole.const;
  if (whole.enum) return whole.enum[0];
  const choice = (whole.oneOf ?? whole.anyOf ?? whole.allOf)?.[0];
  if (choice) return exampleOf(choice, document, depth);
  if (whole.properties && depth < 6) {
    const required = new Set(whole.required ?? []);
    return Object.fromEntries(Object.entries(whole.properties).filter(([name]) => required.has(name)).map(([name, property]) => [name, exampleOf(property, document, depth + 1)]));
  }
  if (whole.type === "string") return STRINGS[whole.format] ?? "text".padEnd(whole.minLength ?? 0, "x").slice(0, whole.maxLength);
  return { integer: Math.max(0, whole.minimum ?? 0), number: Math.max(0, whole.minimum ?? 0), boolean: false, array: [], object: {} }[whole.type] ?? null;
}
