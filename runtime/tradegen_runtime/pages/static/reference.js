/** The reference page: fetch the two documents of this page and render them side by side. */
import { element } from "./element.js";
import { operationEntries } from "./operations.js";
import { topicEntries } from "./topics.js";

const main = document.getElementById("reference");
const contents = document.getElementById("contents");

async function documentAt(url) {
  if (!url) return null;
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.json();
}

function render(openapi, asyncapi, wsUrl) {
  const entries = [...(openapi ? operationEntries(openapi) : []), ...(asyncapi ? topicEntries(asyncapi, wsUrl) : [])];
  const groups = Map.groupBy ? Map.groupBy(entries, (entry) => entry.group) : grouped(entries);
  const info = (openapi ?? asyncapi).info;
  main.replaceChildren(element("h1", {}, info.title, " ", element("small", {}, info.version)), element("p", {}, info.description ?? ""),
    ...[...groups].flatMap(([group, members]) => [element("h2", {}, group), ...members.map((entry) => entry.node)]));
  contents.replaceChildren(...[...groups].flatMap(([group, members]) => [element("h2", {}, group), ...members.map((entry) => element("a", { href: `#${entry.id}` }, entry.title))]));
  document.getElementById("filter").addEventListener("input", (event) => {
    const wanted = event.target.value.toLowerCase();
    for (const entry of entries) entry.node.hidden = !entry.words.toLowerCase().includes(wanted);
  });
}

function grouped(entries) {
  const groups = new Map();
  for (const entry of entries) groups.set(entry.group, [...(groups.get(entry.group) ?? []), entry]);
  return groups;
}

const { openapi, asyncapi, ws } = document.body.dataset;
try {
  render(...await Promise.all([documentAt(openapi), documentAt(asyncapi)]), ws);
  if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
} catch (error) {
  main.replaceChildren(element("p", {}, `The documents could not be shown: ${error.message}`));
}
