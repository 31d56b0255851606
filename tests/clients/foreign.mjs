// Plays encounters with the compiled TypeScript client, as encounter.py does with the Python one: reads a JSON list of
// scripts from standard input, prints a JSON list of transcripts. Argument: the compiled client.

import { dirname } from "node:path";
import { text } from "node:stream/consumers";

const folder = dirname(process.argv[2]);
const { LiveItems } = await import(`${folder}/items.js`);
const { settingsOf } = await import(`${folder}/options.js`);
const { Session } = await import(`${folder}/session.js`);

/** Calls what is due when it is told to. */
class Clock {
  time = 0;
  calls = new Set();

  now() {
    return this.time;
  }

  later(delayMs, call) {
    const dueCall = { due: this.time + delayMs, call };
    this.calls.add(dueCall);
    return { cancel: () => this.calls.delete(dueCall) };
  }

  advance(ms) {
    const end = this.time + ms;
    for (;;) {
      const [next] = [...this.calls].filter(({ due }) => due <= end).sort((one, other) => one.due - other.due);
      if (next === undefined) break;
      this.calls.delete(next);
      this.time = next.due;
      next.call();
    }
    this.time = end;
  }
}

function listener(who, note) {
  return {
    updated: ({ content, seq }) => note(who, "updated", content, seq),
    lost: ({ fromSeq, toSeq, reason }) => note(who, "lost", fromSeq, toSeq, reason),
    moved: (state) => note(who, "moved", state),
    ended: (error) => note(who, "ended", error?.name ?? null, error?.code ?? null),
  };
}

function play(script) {
  const transcript = [];
  const note = (...words) => transcript.push(words);
  const clock = new Clock();
  let events;
  const dialer = {
    dial(given) {
      events = given;
      note("dialled");
      return {
        send: (frame) => note("sent", JSON.parse(frame)),
        renewToken: () => note("token asked"),
        hangUp: (code) => note("hung up", code),
      };
    },
  };
  const settings = settingsOf({
    baseUrl: "http://server",
    clock,
    random: () => 1,
    report: ({ kind, detail }) => note("event", kind, kind === "server_error" ? detail : null),
    onUnknown: ({ kind, where, value }) => note("unknown", kind, where, value ?? null),
  });
  const session = new Session("ws://server", dialer, settings);
  const items = new LiveItems({ key: "n", drop: { v: [0] } });
  for (const [verb, value] of script) {
    if (verb === "attach") session.attach(value.route, {}, value.delivery, listener(value.route, note));
    if (verb === "follow") {
      const feed = session.attach(value, {}, "every", listener(value, note));
      feed.items = items;
      items.watch({
        restated: () => note("items", items.items),
        ended: (error) => note("items ended", error?.name, error?.code ?? null),
      });
    }
    if (verb === "open") events.opened();
    if (verb === "say") events.received(value);
    if (verb === "advance") clock.advance(value * 1000);
    if (verb === "end") events.closed(value, "");
    note("state", session.state, items.isWhole, items.items);
  }
  session.close();
  note("pending", clock.calls.size);
  return transcript;
}

console.log(JSON.stringify(JSON.parse(await text(process.stdin)).map(play)));
