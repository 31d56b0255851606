import { claim } from "../claim.js";
import type { Same } from "../claim.js";
import type { models } from "literals-client";

claim<Same<models.Dial["one"], "only">>();
claim<Same<models.Dial["numbers"], 1 | 2 | -3>>();
claim<Same<models.Dial["mixed"], "a" | 1 | true | null>>();
claim<Same<models.Dial["listed"], readonly ("p" | "q")[]>>();
