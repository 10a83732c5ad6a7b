import type { Admission } from "../server/admission.ts";
import { failure } from "./exit.ts";

export interface AccessOptions {
  readonly host: string;
  readonly tokens?: string;
  readonly withoutTokens?: true;
  readonly cors?: readonly string[];
  readonly allowHost?: readonly string[];
}

/** Of this machine, as a browser says whom it asks. */
const ownNames = ["localhost", "127.0.0.1", "[::1]"];

/**
 * Who may ask. Beyond this machine nobody is let in without a token, unless that is said to be meant; on it, where none is asked
 * for, only who asks for this machine or a host that is allowed. Errors: CLI_USAGE, CLI_FILE_UNREADABLE, SERVER_TOKENS_INVALID.
 */
export async function admissionOf({
  host,
  tokens: file,
  withoutTokens,
  cors = [],
  allowHost = [],
}: AccessOptions): Promise<Admission> {
  for (const name of allowHost) checkHost(name);
  for (const origin of cors) checkOrigin(origin);
  if (file !== undefined) {
    const [{ readText }, { readTokens }] = await Promise.all([import("./files.ts"), import("../server/tokens.ts")]);
    return { tokens: readTokens(await readText(file), file), origins: cors };
  }
  if (!withoutTokens && !isLoopback(host)) {
    const hint = "give --tokens FILE, or --without-tokens where whoever reaches it may read everything";
    throw failure("CLI_USAGE", `At ${host} everybody on the network could ask.`, hint);
  }
  const everybody = { tokens: null, origins: cors };
  if (!isLoopback(host)) return everybody;
  const names = [...ownNames, host, ...allowHost].map((name) => name.toLowerCase());
  return { ...everybody, hosts: [...new Set(names)] };
}

function isLoopback(host: string): boolean {
  return /^(localhost|::1|127(\.\d{1,3}){3})$/i.test(host);
}

function checkHost(given: string): void {
  if (URL.canParse(`http://${given}`) && new URL(`http://${given}`).hostname === given.toLowerCase()) return;
  throw failure("CLI_USAGE", `${JSON.stringify(given)} is no name of a host.`, "give it as graph.example.org");
}

function checkOrigin(given: string): void {
  if (URL.canParse(given) && new URL(given).origin === given && /^https?:/.test(given)) return;
  throw failure("CLI_USAGE", `${JSON.stringify(given)} is no origin of pages.`, "give it as https://example.org");
}
