import { Agent, request } from "node:http";

/** What a service did in some seconds of being asked by as many clients as it had connections. */
export interface Load {
  /** Milliseconds, each answer's. */
  readonly times: readonly number[];
  readonly seconds: number;
}

/** Asks on so many connections at once, the next question as soon as an answer is read, for so many seconds. */
export async function drive(
  url: string,
  bodies: readonly string[],
  { connections, seconds }: { readonly connections: number; readonly seconds: number },
): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  let next = 0;
  const begin = performance.now();
  const end = begin + seconds * 1000;
  const ask = async (): Promise<void> => {
    while (performance.now() < end) {
      const body = bodies[next++ % bodies.length] ?? "";
      const sent = performance.now();
      await post(url, body, agent);
      times.push(performance.now() - sent);
    }
  };
  await Promise.all(Array.from({ length: connections }, ask));
  agent.destroy();
  return { times, seconds: (performance.now() - begin) / 1000 };
}

/** The body of an answer. Throws for any status but 200. */
export function post(url: string, body: string, agent?: Agent): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
    const asked = request(url, { method: "POST", headers, ...(agent ? { agent } : {}) }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.once("error", reject);
      answer.once("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        if (answer.statusCode === 200) resolve(text);
        else reject(new Error(`${answer.statusCode}: ${text.slice(0, 1000)}`));
      });
    });
    asked.once("error", reject);
    asked.end(body);
  });
}

export function median(of: readonly number[]): number {
  const sorted = [...of].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
