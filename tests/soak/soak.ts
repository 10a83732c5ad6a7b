import { type Client, openClient } from "../../bench/drive.ts";
import { serve } from "../../bench/serve.ts";
import { probed, usageOf } from "../../bench/usage.ts";
import { built, root } from "../built.ts";
import { soakRequests } from "./requests.ts";

/** What a soak came to. Memory in MB, each time once the process has thrown away what it does not need. */
export interface Soaked {
  readonly seconds: number;
  readonly requests: number;
  readonly left: number;
  /** By status; 0 for connections that the service ended. */
  readonly statuses: Readonly<Record<string, number>>;
  /** The median of the middle third and of the last. */
  readonly used: readonly [number, number];
  readonly resident: readonly [number, number];
}

const connections = 8;
/** Samples of memory in each third. */
const samples = 7;

/**
 * Asks the built service, in a process of its own, so many different requests as fast as it answers, for so many seconds: once it has
 * been asked `warm` of them, so that its caches are full, however slow the machine is. Errors: its end.
 */
export async function soak(seconds: number, seed: number, different: number, warm: number): Promise<Soaked> {
  const make = await soakRequests(seed, different);
  const places = [
    "--seeds",
    `${root}/seeds`,
    "--ontology",
    `${root}/schema.graphql`,
    "--questions",
    `${root}/examples`,
  ];
  const service = await serve(built(), ["serve", "--port", "0", "--metrics", ...places], probed);
  const ended = new Promise<never>((_, reject) => {
    service.child.once("exit", (code) => reject(new Error(`the service ended with ${code}`)));
  });
  const statuses: Record<string, number> = {};
  let [requests, left] = [0, 0];

  const ask = async (goesOn: () => boolean): Promise<void> => {
    let client: Client | null = null;
    while (goesOn()) {
      const { text, leaves } = make();
      client ??= openClient(service.url);
      const asked = client.ask(text).catch(() => "");
      requests++;
      if (leaves) {
        await new Promise((resolve) => setTimeout(resolve, 1));
        client.close();
        client = null;
        left++;
        continue;
      }
      const head = await asked;
      const status = head.slice(9, 12) || "0";
      statuses[status] = (statuses[status] ?? 0) + 1;
      if (status === "0") client = null;
    }
    client?.close();
  };

  const thirds: { used: number; resident: number }[][] = [[], [], []];
  const clients = (goesOn: () => boolean) => Promise.all(Array.from({ length: connections }, () => ask(goesOn)));
  const look = async (begin: number, end: number): Promise<void> => {
    for (let sample = 0; sample < samples * 3; sample++) {
      const due = begin + ((sample + 1) * (end - begin)) / (samples * 3);
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
      const { used, resident } = await usageOf(service, "collect");
      thirds[Math.floor(sample / samples)]?.push({ used: used / 2 ** 20, resident: resident / 2 ** 20 });
    }
  };
  try {
    await Promise.race([clients(() => requests < warm), ended]);
    const begin = performance.now();
    const end = begin + seconds * 1_000;
    await Promise.race([Promise.all([clients(() => performance.now() < end), look(begin, end)]), ended]);
  } finally {
    ended.catch(() => {});
    service.child.kill("SIGKILL");
  }
  const [, middle = [], last = []] = thirds;
  const of = (key: "used" | "resident") =>
    [median(middle.map((one) => one[key])), median(last.map((one) => one[key]))] as const;
  return {
    ...{ seconds, requests, left, statuses },
    used: of("used"),
    resident: of("resident"),
  };
}

/**
 * What of a soak's memory grew, in words; nothing where it is flat. What the program uses may grow by a twentieth and 8 MB from
 * the middle third to the last, what the system counts by a tenth and 32 MB: it gives pages back when it likes.
 */
export function grown({ used, resident }: Pick<Soaked, "used" | "resident">): readonly string[] {
  const past = ([before, after]: readonly [number, number], share: number, megabytes: number) =>
    after > before * (1 + share) + megabytes;
  return [
    ...(past(used, 0.05, 8) ? [`used: from ${used.join(" to ")} MB`] : []),
    ...(past(resident, 0.1, 32) ? [`resident: from ${resident.join(" to ")} MB`] : []),
  ];
}

function median(of: readonly number[]): number {
  const sorted = [...of].sort((a, b) => a - b);
  return Math.round((sorted[Math.floor(sorted.length / 2)] ?? Number.NaN) * 10) / 10;
}
