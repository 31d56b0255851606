/** How long to wait before trying again. */

/**
 * Full jitter: a random share of a limit that doubles with each failure.
 *
 * A thousand clients that lose their server at once come back spread over the whole interval. `random`
 * returns a number in [0, 1); `failures` in a row are at least one.
 */
export function backoffMs(
  failures: number,
  limits: { readonly backoffFirstMs: number; readonly backoffLimitMs: number; readonly random: () => number },
): number {
  const doublings = Math.min(failures - 1, 32);
  return Math.min(limits.backoffLimitMs, limits.backoffFirstMs * 2 ** doublings) * limits.random();
}
