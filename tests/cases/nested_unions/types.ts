import { claim } from "../claim.js";
import type { Same } from "../claim.js";
import type { models } from "nested-unions-client";

claim<Same<models.Depth["list_of_nullable"], readonly (number | null)[]>>();
claim<Same<models.Depth["nullable_list_of_nullable"], readonly (number | null)[] | null>>();
claim<Same<models.Depth["list_of_list_of_union"], readonly (readonly (number | string | null)[])[]>>();
claim<Same<models.Depth["list_of_tuples"], readonly (readonly [number, string | null])[]>>();
claim<Same<models.Depth["union_of_lists"], readonly number[] | readonly string[] | readonly (readonly boolean[])[]>>();
