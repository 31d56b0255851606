/** Build DOM nodes; text is always text, never markup. */

/** Make an element with properties and children; a string child becomes a text node. */
export function element(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === "class") node.className = value;
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

/** Show a value as indented JSON. */
export function jsonBlock(value) {
  return element("pre", {}, typeof value === "string" ? value : JSON.stringify(value, null, 2));
}
