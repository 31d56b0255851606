/** Learning that the network, or a page that was asleep, may be back. */

import type { Timer } from "./clock.js";

const EVENTS = ["online", "pageshow", "visibilitychange"];

/** Make a call whenever the platform says so, until it is cancelled; a platform without such events never does. */
export function onWake(call: () => void): Timer {
  const page: Partial<Pick<Window, "addEventListener" | "removeEventListener" | "document">> = globalThis;
  const wake = (): void => {
    if (!page.document?.hidden) call();
  };
  for (const event of EVENTS) page.addEventListener?.(event, wake);
  return {
    cancel: () => {
      for (const event of EVENTS) page.removeEventListener?.(event, wake);
    },
  };
}
