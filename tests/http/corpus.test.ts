import { expect, test } from "vitest";
import { root } from "../built.ts";
import { type Answer, type Attack, attack } from "./corpus/attack.ts";
import { corpus, innocent as question } from "./corpus/corpus.ts";
import { ask, start } from "./running.ts";

/** Bytes that a refusal may have, and those of a right answer in this corpus. */
const largestRefusal = 4 * 1024;
const largestAnswer = 64 * 1024;

/** What no client may learn: where the program stands, how it got there, and what it said to a database. */
const inside = new RegExp(`${root}|node_modules|node:internal| {4}at |\\.[tj]s:\\d|Neo4jError|call stack`);
/** As a statement has it; what comes back of an attack is not ours. */
const statement = /\b(MATCH|UNWIND|OPTIONAL|CALL) [({]/;

test("the corpus holds at least 150 attacks, each under a name of its own", () => {
  const names = Object.entries(corpus).flatMap(([family, attacks]) => attacks.map(({ name }) => `${family}: ${name}`));
  expect(names.length).toBeGreaterThanOrEqual(150);
  expect(new Set(names).size).toBe(names.length);
});

test.each(Object.entries(corpus))(
  "%s: each is answered right, and so is who asks next",
  { timeout: 120_000 },
  async (_, attacks) => {
    const { url, events } = await start();
    const innocent = await ask(url, question);
    expect(innocent.data.tasks).toHaveLength(3);
    const wrong: unknown[] = [];
    for (const one of attacks) {
      const faults = faultsOf(one, await attack(url, one));
      if (faults.length > 0) wrong.push({ attack: one.name, faults });
      expect((await ask(url, question)).data, one.name).toEqual(innocent.data);
    }
    expect(wrong).toEqual([]);
    expect(events).toEqual([]);
  },
);

/** What is wrong with the answers to an attack. */
function faultsOf({ right, sent }: Attack, answers: readonly Answer[]): readonly string[] {
  const [answer, ...others] = answers;
  if (answer === undefined) return ["no answer"];
  const { status, body, headers } = answer;
  const faults: string[] = [];
  if (others.length > 0) faults.push(`${others.length} answers too many`);
  if (status !== right.status) faults.push(`${status}, not ${right.status}`);
  if ("code" in right && codeOf(body) !== right.code) faults.push(`${codeOf(body)}, not ${right.code}`);
  if ("holds" in right && !body.includes(right.holds)) faults.push(`not ${right.holds}: ${body.slice(0, 200)}`);
  if (Buffer.byteLength(body) > ("code" in right ? largestRefusal : largestAnswer)) faults.push(`${body.length} bytes`);
  if (inside.test(body)) faults.push(`tells of the inside: ${inside.exec(body)?.[0]}`);
  if (statement.test(body) && !statement.test(sent.toString())) faults.push("tells a statement");
  if (/set-cookie|x-powered-by|^server:/im.test(headers)) faults.push(`headers: ${headers}`);
  return faults;
}

function codeOf(body: string): string {
  try {
    const { errors } = JSON.parse(body) as {
      readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
    };
    return errors?.[0]?.extensions.code ?? `no code: ${body.slice(0, 200)}`;
  } catch {
    return `no JSON: ${body.slice(0, 200)}`;
  }
}
