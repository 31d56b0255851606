/** Claims about types, for `types.ts` of a case: a wrong one does not compile. */

/** `true` where both types are the same, also in `readonly` and `?`. */
export type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** Claim that something is true of types: `claim<Same<A, B>>()`. */
export function claim<Claim extends true>(...holds: readonly Claim[]): void {
  void holds;
}
