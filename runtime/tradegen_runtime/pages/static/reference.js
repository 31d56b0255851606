/** The reference page: fetch the two documents of this page and render them side by side. */
import { element } from "./element.js";
import { operationEntries } from "./operations.js";
import { offerToken } from "./token.js";
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
  const entries = [...(openapi ? operationEntries(openapi) : []), ...(asyncapi ? topicEntries(asyncapi, wsUrl) : [])]
    .map((entry) => ({ ...entry, link: element("a", { href: `#${entry.id}` }, entry.title) }));
  const groups = [...grouped(entries)].map(([group, members]) => ({
    members,
    titles: [element("h2", {}, group), element("h2", {}, group)],
  }));
  const info = (openapi ?? asyncapi).info;
  offerToken([openapi, asyncapi]);
  main.replaceChildren(element("h1", {}, info.title, " ", element("small", {}, info.version)), element("p", {}, info.description ?? ""),
    ...groups.flatMap(({ members, titles }) => [titles[0], ...members.map((entry) => entry.node)]));
  contents.replaceChildren(...groups.flatMap(({ members, titles }) => [titles[1], ...members.map((entry) => entry.link)]));
  document.getElementById("filter").addEventListener("input", (event) => {
    const wanted = event.target.value.trim().toLowerCase();
    for (const { members, titles } of groups) {
      for (const entry of members) entry.node.hidden = entry.link.hidden = !entry.words.toLowerCase().includes(wanted);
      for (const title of titles) title.hidden = members.every((entry) => entry.node.hidden);
    }
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
