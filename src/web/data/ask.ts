import type { Operation } from "./operation.ts";

/** An answer, and the graph that all of it comes from. */
export interface Answer<Result> {
  readonly data: Result;
  readonly revision: string | null;
  /** In which its names are (BCP 47). */
  readonly languages: readonly string[];
}

/** Why there is no answer: the service's code, what it says, and what to do. `LOST`: the service cannot be reached. */
export class Trouble extends Error {
  readonly code: string;
  readonly hint: string | null;

  constructor(code: string, message: string, hint: string | null) {
    super(message);
    this.code = code;
    this.hint = hint;
  }
}

interface Body<Result> {
  readonly data?: Result | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: { readonly code?: string; readonly hint?: string };
  }[];
  readonly extensions?: { readonly receipt?: { readonly revision?: string } };
}

/** Asks the service. Errors: Trouble; what the signal says. */
export async function ask<Result, Variables>(
  { name, text }: Operation<Result, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Answer<Result>> {
  const response = await fetched("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify({ operationName: name, query: text, variables }),
    ...(signal === undefined ? {} : { signal }),
  });
  const written = await response.text();
  const body = parsed<Result>(written);
  if (body === null) throw unexplained(response);
  if ((body.errors ?? []).length > 0 || body.data === undefined || body.data === null) throw troubleOf(body);
  return { data: body.data, revision: body.extensions?.receipt?.revision ?? null, languages: languagesIn(written) };
}

function parsed<Result>(written: string): Body<Result> | null {
  try {
    return JSON.parse(written);
  } catch {
    return null;
  }
}

/** As an answer is written: within a string a quotation mark has a backslash before it, so that no name is taken for a language. */
function languagesIn(written: string): readonly string[] {
  return [...new Set(Array.from(written.matchAll(/"nameLanguage":"([^"\\]+)"/g), ([, language = ""]) => language))];
}

/** What the service sends for an address. Errors: Trouble `LOST`; what the signal says. */
export async function fetched(address: string, request: RequestInit): Promise<Response> {
  return fetch(address, request).catch((fault: unknown) => {
    if (request.signal?.aborted) throw fault;
    throw new Trouble("LOST", "The service cannot be reached.", null);
  });
}

/** Why a response is no answer. */
export async function troubleIn(response: Response): Promise<Trouble> {
  return response.json().then(troubleOf, () => unexplained(response));
}

function troubleOf({ errors = [] }: Body<unknown>): Trouble {
  const { code = "UNKNOWN", hint = null } = errors[0]?.extensions ?? {};
  return new Trouble(code, errors[0]?.message ?? "The answer is empty.", hint);
}

function unexplained({ status }: Response): Trouble {
  return new Trouble("LOST", `The service answered ${status} without saying why.`, null);
}
