/** How long to wait before trying again. */

/** The first attempt in vain makes the limit so many times the first one. */
const SECOND = 5;

/** Limits of a delay; `random` returns a number in [0, 1). */
export interface BackoffLimits {
  readonly backoffFirstMs: number;
  readonly backoffLimitMs: number;
  readonly random: () => number;
}

/** Full jitter after so many refusals in a row (at least one), each of which doubles the limit. */
export function backoffMs(failures: number, limits: BackoffLimits): number {
  return shareOf(limits.backoffFirstMs * 2 ** Math.min(failures - 1, 32), limits);
}

/**
 * Full jitter where the socket was lost so long ago; 0: just now.
 *
 * The limit is that time, which attempts in vain double on the whole, but for all clients alike. By a count of attempts,
 * those that had drawn short delays would wait several times as long as the others, and a crowd that lost its server
 * at once would come back in a heap with a long tail.
 */
export function returnMs(awayMs: number, limits: BackoffLimits): number {
  return shareOf(awayMs > 0 ? Math.max(SECOND * limits.backoffFirstMs, awayMs) : limits.backoffFirstMs, limits);
}

function shareOf(limitMs: number, { backoffLimitMs, random }: BackoffLimits): number {
  return Math.min(backoffLimitMs, limitMs) * random();
}
