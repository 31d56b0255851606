/** Render live topics of an AsyncAPI 3.0 document, each with a button that subscribes for real. */
import { element, jsonBlock } from "./element.js";
import { retirementLine } from "./retirement.js";
import { exampleOf, resolved, schemaDetails, typeText } from "./schema.js";
import { accessLine, tokenProtocols } from "./token.js";

const SHOWN_FRAMES = 30;

/** Yield `{id, group, title, node}` for every topic: a `.subscribe` message with its `.update`. */
export function* topicEntries(document, wsUrl) {
  const messages = Object.values(document.components?.messages ?? {});
  const named = new Map(messages.map((message) => [message.name, message]));
  for (const [name, subscribe] of named) {
    if (!name?.endsWith(".subscribe")) continue;
    const topic = name.slice(0, -".subscribe".length);
    const update = named.get(`${topic}.update`);
    yield { id: `topic-${topic}`, group: "live topics", title: topic, words: `${topic} ${subscribe.summary ?? ""}`, node: topicNode(document, topic, subscribe, update, wsUrl) };
  }
}

function payloadOf(message, document) {
  return resolved(message?.payload, document).properties?.payload ?? {};
}

function deliveryText(channel) {
  const terms = channel["x-tradegen-delivery"];
  if (!terms) return "";
  const words = [terms.mode === "latest" ? "only the newest update matters" : "every update, in order"];
  if (terms.ratePerSecond) words.push(`at most ${terms.ratePerSecond} a second`);
  if (terms.onSlow === "drop_oldest") words.push("slow readers lose the oldest");
  if (terms.history) words.push(`${terms.history} kept for those who come back`);
  words.push(`lives ${terms.lingerSeconds} s after its last subscriber`);
  return words.join(", ");
}

/** Say which list the updates keep current, where the topic declares one. */
function listLine(channel) {
  const list = channel["x-tradegen-snapshot"];
  if (!list) return null;
  const gone = Object.entries(list.drop).map(([member, values]) => `${member} ${values.map((value) => JSON.stringify(value)).join(" or ")}`);
  return element("p", { class: "quiet" }, `Live list: what `, element("a", { href: `#${list.operation}` }, list.operation),
    ` answers, kept current by ${list.key}${gone.length ? `; an item leaves with ${gone.join(", or ")}` : ""}.`);
}

function topicNode(document, topic, subscribe, update, wsUrl) {
  const channel = document.channels?.[topic] ?? {};
  const retired = channel["x-tradegen-deprecated"];
  const params = payloadOf(subscribe, document);
  const updated = resolved(payloadOf(update, document), document).properties?.payload ?? {};
  return element("article", { id: `topic-${topic}` },
    element("h3", { class: retired ? "deprecated" : "" }, element("span", { class: "verb live" }, "LIVE"), element("code", {}, topic), element("span", { class: "quiet" }, subscribe.summary ?? "")),
    subscribe.description ? element("p", {}, subscribe.description) : null,
    retired ? retirementLine(retired === true ? {} : retired) : null,
    accessLine(channel["x-tradegen-access"]),
    element("p", { class: "quiet" }, `Delivery: ${deliveryText(channel)}.`),
    listLine(channel),
    element("details", {}, element("summary", {}, `Params: ${typeText(params, document)}`), schemaDetails(params, document)),
    element("details", {}, element("summary", {}, `Update: ${typeText(updated, document)}`), schemaDetails(updated, document)),
    watchForm(topic, exampleOf(params, document), wsUrl));
}

function watchForm(topic, example, wsUrl) {
  const text = element("textarea", { spellcheck: "false", "aria-label": "Params" });
  text.value = JSON.stringify(example ?? {}, null, 2);
  const frames = element("div", {});
  const button = element("button", {}, "Subscribe");
  let socket = null;
  const toggle = (event) => {
    event.preventDefault();
    if (socket) { socket.close(); return; }
    if (!isJson(text.value)) { frames.prepend(element("p", {}, "The params are no JSON.")); return; }
    socket = new WebSocket(new URL(wsUrl, location.href.replace(/^http/, "ws")), tokenProtocols());
    button.textContent = "Unsubscribe";
    let opened = false;
    socket.onopen = () => {
      opened = true;
      socket.send(`{"type":${JSON.stringify(`${topic}.subscribe`)},"id":"1","payload":${text.value}}`);
    };
    socket.onmessage = (message) => {
      frames.prepend(jsonBlock(JSON.stringify(JSON.parse(message.data), null, 2)));
      while (frames.children.length > SHOWN_FRAMES) frames.lastChild.remove();
    };
    socket.onclose = (close) => {
      socket = null;
      button.textContent = "Subscribe";
      const words = opened ? `closed ${close.code} ${close.reason}` : "The server did not open the connection: is the token valid, and the server up?";
      frames.prepend(element("p", { class: "quiet" }, words));
    };
  };
  return element("details", {}, element("summary", {}, "Watch it"), element("form", { class: "try", onsubmit: toggle }, text, button, frames));
}

function isJson(text) {
  try { JSON.parse(text); return true; } catch { return false; }
}
