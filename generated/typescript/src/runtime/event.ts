/** What a client tells its owner beside the results of calls. */

/**
 * What an event is about.
 *
 * `gap`: updates were lost and nobody had asked to hear of gaps. `undecodable`: an update did not have the
 * declared shape. `unknown_value`: a newer server sent what this client does not know; once for each value.
 */
export type EventKind =
  | "connection"
  | "ignored_frame"
  | "server_error"
  | "listener_failed"
  | "token_failed"
  | "gap"
  | "undecodable"
  | "unknown_value";

/** Something worth a log line that belongs to no single call; `url` is the socket's, or says where else. */
export interface ClientEvent {
  readonly kind: EventKind;
  readonly url: string;
  readonly detail: string;
  readonly error?: unknown;
}
