/** What AsyncAPI's own parser finds in a document. */

import { Parser } from "@asyncapi/parser";
import type { AsyncAPIDocumentInterface } from "@asyncapi/parser";

/**
 * Advice that a generator cannot follow: contact, licence, identifier and servers are the operator's, 3.0 is the version
 * that tools read, a description of the whole is the declarations' to give, 2.4 cannot identify a message that travels
 * both ways (`ping`) without breaking its own rule that identifiers are unique, and it names schemes of security at
 * servers only.
 */
const UNHEEDED = new Set([
  "asyncapi-id",
  "asyncapi-info-contact",
  "asyncapi-info-description",
  "asyncapi-info-license",
  "asyncapi-latest-version",
  "asyncapi-servers",
  "asyncapi2-message-messageId",
  "asyncapi2-unused-securityScheme",
]);

export interface Parsed {
  readonly document: AsyncAPIDocumentInterface | undefined;
  readonly findings: readonly string[];
}

/** The document as the parser understands it, and what it has to say of it. */
export async function parsed(text: string): Promise<Parsed> {
  const { document, diagnostics } = await new Parser().parse(text);
  const heeded = diagnostics.filter(({ code }) => !UNHEEDED.has(String(code)));
  return { document, findings: heeded.map(({ code, message, path }) => `${code} ${path.join("/")}: ${message}`) };
}
