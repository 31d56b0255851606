import { claim } from "../claim.js";
import type { Same } from "../claim.js";
import type { models } from "nullable-client";

// What is sent has every member but the absent one; null and absent are told apart.
claim<
  Same<
    models.Matrix,
    {
      readonly required: number;
      readonly required_nullable: number | null;
      readonly defaulted: number;
      readonly defaulted_nullable: number | null;
      readonly null_by_default: number | null;
      readonly absent?: number;
      readonly absent_nullable?: number | null;
    }
  >
>();

// What is accepted needs the required members alone.
export const least: models.MatrixInput = { required: 1, required_nullable: null };

// @ts-expect-error null is no value of a member that is only optional
export const wrong: models.MatrixInput = { required: 1, required_nullable: null, defaulted: null };

// @ts-expect-error required stays required
export const missing: models.MatrixInput = { required: 1 };

claim<Same<models.Nested["null_all_over"], readonly (number | null)[] | null>>();
