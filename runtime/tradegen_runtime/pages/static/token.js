/** The token that requests and subscriptions of this page carry: typed by its reader, kept in the field only. */
import { element } from "./element.js";

const field = document.getElementById("token");
field.form.addEventListener("submit", (event) => event.preventDefault());

/** Show the field where a document knows something that is not public. */
export function offerToken(documents) {
  field.form.hidden = !documents.some((document) => document?.components?.securitySchemes);
}

/** Headers of a REST request. */
export function tokenHeaders() {
  const token = field.value.trim();
  return token ? { authorization: `Bearer ${token}` } : {};
}

/** Subprotocols of a WebSocket, on which a browser can set no header. */
export function tokenProtocols() {
  const token = field.value.trim();
  const text = btoa(token).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  return token ? ["tradegen.v1", `bearer.${text}`] : ["tradegen.v1"];
}

/** Say who may use an operation or topic: `access` is `user` or a role, nothing where it is public. */
export function accessLine(access) {
  if (!access) return null;
  return element("p", { class: "quiet" }, access === "user" ? "Needs a token." : `Needs a token with the role ${access}.`);
}
