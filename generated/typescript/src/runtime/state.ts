/**
 * The published state machines of a subscription and of a socket; the same names in every language.
 *
 * A subscription:
 *
 *     idle ──► connecting ──► subscribing ──► live ◄──► stale
 *                  │               │           ▲ │        │
 *                  │               │           │ ▼        │
 *                  │               │       reconnecting ◄─┤
 *                  └───────────────┴────────────┬─────────┘
 *                                               ▼
 *                                      refused  or  closed
 *
 * `idle`: nobody listens yet. `connecting`: there is no open socket and the topic was never confirmed.
 * `subscribing`: the request is sent (or is to be sent again), the server has not confirmed. `live`:
 * confirmed, updates arrive. `stale`: confirmed, but the topic's source has failed and the server is
 * restarting it. `reconnecting`: it was live and is being restored, however long that takes.
 * `refused`: the server said no for good; final. `closed`: this side ended it; final.
 *
 * A socket:
 *
 *     idle ──► connecting ──► open ──► draining
 *      ▲            │           │          │
 *      │            └─────► waiting ◄──────┘       refused, closed
 *      └── no topic left
 *
 * `draining`: the server said goodbye and still delivers. `waiting`: until the next attempt.
 * `refused`: the server closed it for good (a new subscription tries afresh). `closed`: the client is.
 */

/** Where a subscription stands; see the file's diagram. */
export type SubscriptionState =
  | "idle"
  | "connecting"
  | "subscribing"
  | "live"
  | "stale"
  | "reconnecting"
  | "refused"
  | "closed";

/** Where a socket stands; see the file's diagram. */
export type ConnectionState = "idle" | "connecting" | "open" | "draining" | "waiting" | "refused" | "closed";
