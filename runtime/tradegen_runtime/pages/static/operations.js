/** Render REST operations, each with a form that sends the real request. */
import { element, jsonBlock } from "./element.js";
import { retirementLine } from "./retirement.js";
import { bounds, exampleOf, resolved, schemaDetails, typeText } from "./schema.js";
import { accessLine, tokenHeaders } from "./token.js";

const READS = new Set(["get", "head"]);

/** Yield `{id, group, title, node}` for every operation of an OpenAPI document. */
export function* operationEntries(document) {
  for (const [path, methods] of Object.entries(document.paths ?? {})) {
    for (const [method, operation] of Object.entries(methods)) {
      const id = operation.operationId ?? `${method} ${path}`;
      yield { id, group: operation.tags?.[0] ?? "operations", title: id, words: `${id} ${method} ${path} ${operation.summary ?? ""}`, node: operationNode(document, path, method, operation) };
    }
  }
}

function operationNode(document, path, method, operation) {
  const body = operation.requestBody?.content?.["application/json"]?.schema;
  return element("article", { id: operation.operationId },
    element("h3", { class: operation.deprecated ? "deprecated" : "" },
      element("span", { class: `verb ${READS.has(method) ? "read" : "write"}` }, method.toUpperCase()),
      element("code", {}, path), element("span", { class: "quiet" }, operation.summary ?? ""), element("small", {}, operation.operationId ?? "")),
    operation.description ? element("p", {}, operation.description) : null,
    operation.deprecated ? retirementLine({ since: operation["x-deprecated-since"], sunset: operation["x-sunset"], note: operation["x-deprecated-reason"], link: operation["x-deprecated-link"] }) : null,
    accessLine(accessOf(operation)),
    (operation.parameters ?? []).length ? section("Parameters", parameterList(document, operation.parameters)) : null,
    body ? section(`Body: ${typeText(body, document)}`, schemaDetails(body, document)) : null,
    ...responseNodes(document, operation.responses ?? {}),
    tryForm(document, path, method, operation, body));
}

/** Who may call: `user`, a role, or nothing where it is public. */
function accessOf(operation) {
  const roles = operation.security?.flatMap((scheme) => Object.values(scheme));
  return roles?.length ? roles[0][0] ?? "user" : undefined;
}

function section(title, content) {
  return element("details", {}, element("summary", {}, title), content);
}

function parameterList(document, parameters) {
  return element("dl", {}, ...parameters.flatMap((parameter) => [
    element("dt", { class: parameter.required ? "required" : "" }, parameter.name),
    element("dd", {}, element("span", { class: "type" }, typeText(parameter.schema, document)), " ", element("small", {}, [`in ${parameter.in}`, bounds(parameter.schema ?? {}, document)].filter(Boolean).join(", ")), element("div", { class: "quiet" }, parameter.description ?? "")),
  ]));
}

/** Show each answer, those together that have the same schema: most often all that are a problem. */
function responseNodes(document, responses) {
  const alike = new Map();
  for (const [status, response] of Object.entries(responses)) {
    const schema = Object.values(response.content ?? {})[0]?.schema;
    const words = status === "default" ? "any other" : status;
    const key = schema ? JSON.stringify(schema) : words;
    alike.set(key, { schema, statuses: [...(alike.get(key)?.statuses ?? []), schema ? words : `${words} ${response.description ?? ""}`] });
  }
  return [...alike.values()].map(({ schema, statuses }) => schema
    ? section(`${statuses.join(", ")}: ${typeText(schema, document)}`, schemaDetails(schema, document))
    : element("p", { class: "quiet" }, statuses.join(", ")));
}

function tryForm(document, path, method, operation, body) {
  const inputs = (operation.parameters ?? []).map((parameter) => ({ parameter, input: parameterInput(parameter, document) }));
  const text = body ? element("textarea", { spellcheck: "false", "aria-label": "Body" }) : null;
  if (text) text.value = JSON.stringify(exampleOf(body, document), null, 2);
  const output = element("div", {});
  const send = async (event) => {
    event.preventDefault();
    output.replaceChildren(await answered(path, method, inputs, text?.value));
  };
  return section("Try it", element("form", { class: "try", onsubmit: send },
    ...inputs.map(({ parameter, input }) => element("label", {}, element("span", { class: parameter.required ? "required" : "" }, parameter.name), input)),
    text, element("button", {}, "Send"), output));
}

/** A field for a parameter; one of many lines where it takes a list, a value a line. */
function parameterInput(parameter, document) {
  const { name, schema } = parameter;
  const placeholder = typeText(schema, document);
  if (isList(schema, document)) return element("textarea", { name, class: "lines", placeholder: `${placeholder}, one a line`, spellcheck: "false" });
  return element("input", { name, placeholder, ...(parameter.in === "path" ? { required: "" } : {}) });
}

function isList(schema, document) {
  const whole = resolved(schema, document);
  return whole.type === "array" || (whole.anyOf ?? []).some((choice) => resolved(choice, document).type === "array");
}

async function answered(path, method, inputs, body) {
  let url = path;
  const query = new URLSearchParams();
  for (const { parameter, input } of inputs) {
    if (parameter.in === "path") url = url.replace(`{${parameter.name}}`, encodeURIComponent(input.value));
    else for (const value of input.value.split("\n").filter((line) => line !== "")) query.append(parameter.name, value);
  }
  const address = query.size ? `${url}?${query}` : url;
  try {
    const response = await fetch(address, { method: method.toUpperCase(), body, headers: { ...tokenHeaders(), ...(body === undefined ? {} : { "content-type": "application/json" }) } });
    const text = await response.text();
    return element("div", {}, element("p", {}, `${response.status} ${response.statusText} · ${address}`), jsonBlock(pretty(text)));
  } catch (error) {
    return element("p", {}, `The request failed: ${error}`);
  }
}

function pretty(text) {
  try { return JSON.stringify(JSON.parse(text), null, 2); } catch { return text; }
}
