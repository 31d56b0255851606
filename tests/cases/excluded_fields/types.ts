import { claim } from "../claim.js";
import type { Same } from "../claim.js";
import type { models } from "excluded-fields-client";

// What is accepted only is not in what is sent.
claim<Same<models.Account, { readonly name: string }>>();
claim<Same<keyof models.AccountInput, "name" | "password" | "pin">>();
