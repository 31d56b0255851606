/** Tell a value that this client was made with from one that only a newer server knows. */

/**
 * Whether `value` is one of the values of an enum: `isKnown(models.Side, order.side)` narrows to `Side`.
 *
 * Comparing with each of them does not: TypeScript keeps the part of `wire.Open` that stands for unknown values.
 */
export function isKnown<Known>(values: Readonly<Record<string, Known>>, value: unknown): value is Known {
  return Object.values<unknown>(values).includes(value);
}
