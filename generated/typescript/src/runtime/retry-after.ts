/** When a server that refuses just now may be asked again. */

/** Read `Retry-After` (RFC 9110 §10.2.3), seconds or a date, as ms from now; `null` where it says nothing. */
export function readRetryAfter(header: string | null): number | null {
  if (header === null) return null;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isNaN(ms) ? null : Math.max(0, ms);
}
