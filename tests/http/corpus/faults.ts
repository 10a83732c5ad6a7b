import { root } from "../../built.ts";
import type { Answer, Attack } from "./attack.ts";

/** Bytes that a refusal may have, and those of a right answer in this corpus. */
const largestRefusal = 4 * 1024;
const largestAnswer = 64 * 1024;

/** What no client may learn: where the program stands, how it got there, and what it said to a database. */
const inside = new RegExp(`${root}|node_modules|node:internal| {4}at |\\.[tj]s:\\d|Neo4jError|call stack`);
/** As a statement has it; what comes back of an attack is not ours. */
const statement = /\b(MATCH|UNWIND|OPTIONAL|CALL) [({]/;

/** What is wrong with the answers to an attack. */
export function faultsOf({ right, sent }: Attack, answers: readonly Answer[]): readonly string[] {
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
