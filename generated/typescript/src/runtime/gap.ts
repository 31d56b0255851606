/** Updates that were lost, as far as the client can tell. */

/**
 * Why updates are missing.
 *
 * `hole`: a sequence number was skipped. `unrecovered`: updates were published while the client was away
 * and the server could not replay them. `epoch`: the topic began anew, for example after a restart of the
 * server. `overflow`: the subscriber read too slowly. `undecodable`: an update did not have the declared
 * shape.
 */
export type GapReason = "hole" | "unrecovered" | "epoch" | "overflow" | "undecodable";

/**
 * The updates `fromSeq` to `toSeq` (both included) did not reach the subscriber.
 *
 * `toSeq` is `null` where nobody can know (`epoch`), both are where the server numbers nothing.
 */
export interface Gap {
  readonly fromSeq: number | null;
  readonly toSeq: number | null;
  readonly reason: GapReason;
}

/** Two gaps with nothing between them, as one: of a topic that began anew, nobody knows how much was lost. */
export function joined(before: Gap | null, after: Gap | null): Gap | null {
  if (before === null || after === null) return before ?? after;
  const either = (reason: GapReason): boolean => before.reason === reason || after.reason === reason;
  if (either("epoch")) return { fromSeq: before.fromSeq, toSeq: null, reason: "epoch" };
  return { fromSeq: before.fromSeq, toSeq: after.toSeq, reason: either("overflow") ? "overflow" : before.reason };
}
