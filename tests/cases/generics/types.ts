import { claim } from "../claim.js";
import type { Same } from "../claim.js";
import type { models, PagesClient } from "generics-client";

// A generic model is a generic type.
claim<Same<models.Page<models.Item>["items"], readonly models.Item[]>>();
claim<Same<Awaited<ReturnType<PagesClient["items"]>>, models.Page<models.Item>>>();
claim<Same<models.Holder["pairs"], models.Page<models.Pair<number, models.Item | null>>>>();
