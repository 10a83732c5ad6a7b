import type { Admission } from "../server/admission.ts";
import { failure } from "./exit.ts";

export interface AccessOptions {
  readonly host: string;
  readonly tokens?: string;
  readonly withoutTokens?: true;
  readonly cors?: readonly string[];
}

/**
 * Who may ask. Beyond this machine nobody is let in without a token, unless that is said to be meant. Errors: CLI_USAGE,
 * CLI_FILE_UNREADABLE, SERVER_TOKENS_INVALID.
 */
export async function admissionOf({ host, tokens: file, withoutTokens, cors = [] }: AccessOptions): Promise<Admission> {
  for (const origin of cors) checkOrigin(origin);
  if (file !== undefined) {
    const [{ readText }, { readTokens }] = await Promise.all([import("./files.ts"), import("../server/tokens.ts")]);
    return { tokens: readTokens(await readText(file), file), origins: cors };
  }
  if (!withoutTokens && !isLoopback(host)) {
    const hint = "give --tokens FILE, or --without-tokens where whoever reaches it may read everything";
    throw failure("CLI_USAGE", `At ${host} everybody on the network could ask.`, hint);
  }
  return { tokens: null, origins: cors };
}

function isLoopback(host: string): boolean {
  return /^(localhost|::1|127(\.\d{1,3}){3})$/i.test(host);
}

function checkOrigin(given: string): void {
  if (URL.canParse(given) && new URL(given).origin === given && /^https?:/.test(given)) return;
  throw failure("CLI_USAGE", `${JSON.stringify(given)} is no origin of pages.`, "give it as https://example.org");
}
