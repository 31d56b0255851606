import { claim } from "../claim.js";
import type { Same } from "../claim.js";
import type { KeysClient, models, Subscription } from "topic-keys-client";

// A topic takes its params as a model and gives its updates typed.
claim<Same<Parameters<KeysClient["keyed"]>, [params: models.KeyRequestInput]>>();
claim<Same<ReturnType<KeysClient["keyed"]>, Subscription<models.Update>>>();
claim<Same<ReturnType<KeysClient["optionalKey"]>, Subscription<models.Update | null>>>();
