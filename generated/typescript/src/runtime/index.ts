/** What every generated TypeScript client is made of: REST calls and live topics, without the API. */

export type * as wire from "./wire.js";
export { ClientCore } from "./core.js";
export {
  ApiError,
  BufferOverflow,
  ClientClosed,
  ClientError,
  DecodeError,
  SubscriptionRefused,
  TransportError,
} from "./errors.js";
export type { Listening, ListenOptions } from "./callback-listener.js";
export type { Clock, Timer } from "./clock.js";
export type { DeliveryMode } from "./feed.js";
export type { ClientEvent, EventKind } from "./event.js";
export type { Gap, GapReason } from "./gap.js";
export type { ItemRule } from "./items.js";
export type { JsonObject } from "./json.js";
export { isKnown } from "./known.js";
export { LiveList } from "./live-list.js";
export { liveStore } from "./live-store.js";
export type { LiveStore, LiveView } from "./live-store.js";
export type { LiveListenOptions, LiveListening, LiveOptions } from "./live-list.js";
export type {
  ClientOptions,
  Overflow,
  PlatformSocket,
  PlatformSocketClass,
  Token,
} from "./options.js";
export type { Problem } from "./problem.js";
export type { CallOptions, QueryValue, RestCall, UrlScalar } from "./rest.js";
export type { ConnectionState, SubscriptionState } from "./state.js";
export { Subscription } from "./subscription.js";
export type { IterateOptions, TopicCall } from "./subscription.js";
export type { Declared, Decode, FoundUnknown, UnknownKind, UnknownValue, Validate } from "./unknown.js";
