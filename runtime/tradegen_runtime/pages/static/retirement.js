/** Say that an operation or topic is on its way out: since when, until when, and what to use instead. */
import { element } from "./element.js";

/** Return a line of what is known, from any part of it. */
export function retirementLine({ since, sunset, note, link }) {
  const words = [`Deprecated${since ? ` since ${since}` : ""}`, ...(sunset ? [`gone from ${sunset} on`] : [])].join(", ");
  return element("p", { class: "retired" }, `${words}. `, note ?? null, " ",
    /^https?:\/\//.test(link ?? "") ? element("a", { href: link }, link) : null);
}
