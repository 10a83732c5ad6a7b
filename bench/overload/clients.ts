import { setTimeout as sleep } from "node:timers/promises";
import { type Client, openClient } from "../drive.ts";
import { type Answers, type Asked, requestsOf } from "./asked.ts";

/**
 * Clients that ask at a fixed rate, whatever becomes of what they asked before: `node clients.mjs <Asked as JSON>`. Prints
 * the Answers as JSON. In a process of its own, so that it is not late because what it asks is.
 */
const asked = JSON.parse(process.argv[2] ?? "") as Asked;
const { url, from, rate, seconds, connections } = asked;
const requestOf = requestsOf(asked);
const idle: Client[] = [];
let open = 0;
let unsent = 0;
let under = 0;
const answered: number[] = [];
const refused: number[] = [];
const others = new Map<string, number>();

function send(number: number): void {
  const client = idle.pop() ?? (open < connections ? openClient(url, from) : undefined);
  if (client === undefined) {
    unsent++;
    return;
  }
  if (idle.length + under >= open) open = idle.length + under + 1;
  under++;
  const sent = performance.now();
  client
    .ask(requestOf(number))
    .then((head) => {
      const took = performance.now() - sent;
      if (head.startsWith("HTTP/1.1 200 ")) answered.push(took);
      else if (head.startsWith("HTTP/1.1 503 ") && /\r\nretry-after: \d/i.test(head)) refused.push(took);
      else count(head.slice(0, head.indexOf("\r\n")));
      idle.push(client);
    })
    .catch((error: unknown) => {
      count(String(error));
      client.close();
      open--;
    })
    .finally(() => {
      under--;
    });
}

function count(what: string): void {
  others.set(what, (others.get(what) ?? 0) + 1);
}

const begin = performance.now();
let sent = 0;
for (let now = begin; now < begin + seconds * 1_000; now = performance.now()) {
  for (const due = ((now - begin) / 1_000) * rate; sent < due; sent++) send(sent);
  await sleep(1);
}
const took = (performance.now() - begin) / 1_000;
// what has been sent by then may be answered
for (let left = 200; left > 0 && under > 0; left--) await sleep(10);
const result: Answers = { seconds: took, sent, unsent, unanswered: under, answered, refused, others: [...others] };
process.stdout.write(JSON.stringify(result), () => process.exit(0));
