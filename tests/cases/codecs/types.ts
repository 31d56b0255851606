import { claim } from "../claim.js";
import type { Same } from "../claim.js";
import type { LedgerClient, models, wire } from "codecs-client";
import type { Decimal } from "decimal.js";

// A type is claimed where a codec makes it,
claim<Same<models.Entry["at"], Date>>();
claim<Same<models.Entry["number"], bigint>>();
claim<Same<models.Entry["data"], Uint8Array>>();
claim<Same<models.Entry["amount"], Decimal>>();
claim<Same<models.EntryInput["amount"], number | Decimal>>();
claim<Same<models.Entry["keyed"], { readonly [key: string]: readonly (Date | null)[] }>>();
claim<Same<models.Entry["apart"], Date | boolean | readonly Date[]>>();
claim<Same<models.Moment, Date>>();

// and nowhere else: not for a number within limits, a day, a date-time that may lack its zone,
claim<Same<models.Entry["small"], number>>();
claim<Same<models.Plain["day"], wire.Date>>();
claim<Same<models.Plain["naive"], wire.AnyDateTime | null>>();

// nor where nobody can tell what came, nor in a query.
claim<Same<models.Entry["texts"], wire.DateTime | string>>();
declare const entry: models.Entry;
export const at: string | undefined = "at" in entry.undecided ? entry.undecided.at : undefined;
claim<Same<NonNullable<Parameters<LedgerClient["echo"]>[0]["since"]>, wire.DateTime>>();
