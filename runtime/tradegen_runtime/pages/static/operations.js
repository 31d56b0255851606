/** Render REST operations, each with a form that sends the real request. */
import { element, jsonBlock } from "./element.js";
import { exampleOf, schemaDetails, typeText } from "./schema.js";

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
      element("code", {}, path), element("span", { class: "quiet" }, operation.summary ?? "")),
    operation.description ? element("p", {}, operation.description) : null,
    (operation.parameters ?? []).length ? section("Parameters", parameterList(document, operation.parameters)) : null,
    body ? section(`Body: ${typeText(body, document)}`, schemaDetails(body, document)) : null,
    ...Object.entries(operation.responses ?? {}).map(([status, response]) => responseNode(document, status, response)),
    tryForm(document, path, method, operation, body));
}

function section(title, content) {
  return element("details", {}, element("summary", {}, title), content);
}

function parameterList(document, parameters) {
  return element("dl", {}, ...parameters.flatMap((parameter) => [
    element("dt", { class: parameter.required ? "required" : "" }, parameter.name),
    element("dd", {}, element("span", { class: "type" }, typeText(parameter.schema, document)), " ", element("small", {}, `in ${parameter.in}`), element("div", { class: "quiet" }, parameter.description ?? "")),
  ]));
}

function responseNode(document, status, response) {
  const schema = Object.values(response.content ?? {})[0]?.schema;
  const title = `${status}${schema ? `: ${typeText(schema, document)}` : ""}`;
  return schema ? section(title, schemaDetails(schema, document)) : element("p", { class: "quiet" }, `${title} ${response.description ?? ""}`);
}

function tryForm(document, path, method, operation, body) {
  const inputs = (operation.parameters ?? []).map((parameter) => ({ parameter, input: element("input", { name: parameter.name, placeholder: typeText(parameter.schema, document) }) }));
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

async function answered(path, method, inputs, body) {
  let url = path;
  const query = new URLSearchParams();
  for (const { parameter, input } of inputs) {
    if (parameter.in === "path") url = url.replace(`{${parameter.name}}`, encodeURIComponent(input.value));
    else if (input.value !== "") query.append(parameter.name, input.value);
  }
  const address = query.size ? `${url}?${query}` : url;
  try {
    const response = await fetch(address, { method: method.toUpperCase(), ...(body === undefined ? {} : { body, headers: { "content-type": "application/json" } }) });
    const text = await response.text();
    return element("div", {}, element("p", {}, `${response.status} ${response.statusText} · ${address}`), jsonBlock(pretty(text)));
  } catch (error) {
    return element("p", {}, `The request failed: ${error}`);
  }
}

function pretty(text) {
  try { return JSON.stringify(JSON.parse(text), null, 2); } catch { return text; }
}
