import { claim } from "../claim.js";
import type { Same } from "../claim.js";
import type { models, ShapesClient } from "computed-fields-client";

// A computed field is sent, not accepted, and so it is in everything that holds it.
claim<Same<models.Rectangle, { readonly width: number; readonly height: number; readonly area: number }>>();
claim<Same<models.RectangleInput, { readonly width: number; readonly height: number }>>();
claim<Same<models.Drawing["frame"], models.Rectangle>>();
claim<Same<models.DrawingInput["frame"], models.RectangleInput>>();

// Each operation takes the one view and gives the other.
claim<Same<Parameters<ShapesClient["draw"]>[0], models.DrawingInput>>();
claim<Same<Awaited<ReturnType<ShapesClient["draw"]>>, models.Drawing>>();
