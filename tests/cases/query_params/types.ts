import type { SearchClient } from "query-params-client";

/** Parameters are one object; what may be left out may, and where all may, the object too. */
export async function search(client: SearchClient): Promise<void> {
  await client.optional();
  await client.optional({ text: "a", order: "newest", size: 10 });
  await client.required({ text: "a", number: 1, ratio: 1.5, flag: true, order: "oldest" });
  await client.optional({}, { signal: AbortSignal.timeout(1000) });

  // @ts-expect-error a required parameter is missing
  await client.required({ text: "a" });

  // @ts-expect-error no such parameter
  await client.optional({ txt: "a" });

  // @ts-expect-error no such value
  await client.optional({ order: "newer" });
}
