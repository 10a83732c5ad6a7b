import type { Operation } from "./operation.ts";

/** An answer, and the graph that all of it comes from. */
export interface Answer<Result> {
  readonly data: Result;
  readonly revision: string | null;
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
  const request = {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify({ operationName: name, query: text, variables }),
    ...(signal === undefined ? {} : { signal }),
  };
  const response = await fetch("/graphql", request).catch((fault: unknown) => {
    if (signal?.aborted) throw fault;
    throw new Trouble("LOST", "The service cannot be reached.", null);
  });
  const body = await response.json().then(
    (read: Body<Result>) => read,
    () => {
      throw new Trouble("LOST", `The service answered ${response.status} without saying why.`, null);
    },
  );
  const [first] = body.errors ?? [];
  if (first !== undefined || body.data === undefined || body.data === null) {
    const { code = "UNKNOWN", hint = null } = first?.extensions ?? {};
    throw new Trouble(code, first?.message ?? "The answer is empty.", hint);
  }
  return { data: body.data, revision: body.extensions?.receipt?.revision ?? null };
}
