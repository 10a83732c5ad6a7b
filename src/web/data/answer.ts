import { keepPreviousData, QueryClient, type UseQueryResult, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useSyncExternalStore } from "react";
import { type Answer, ask, Trouble } from "./ask.ts";
import type { Operation } from "./operation.ts";

/** Answers that were had, until the graph changes. What is refused is not asked again; what did not come is, twice. */
export function createAnswers(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        retry: (times, error) => times < 2 && isPassing(error),
        // the service may be on this machine, whatever the network is
        networkMode: "always",
      },
    },
  });
}

function isPassing(error: unknown): boolean {
  return error instanceof Trouble && ["LOST", "HTTP_OVERLOADED"].includes(error.code);
}

export type Asked<Result> = UseQueryResult<Answer<Result>, Error>;

/** The answer to an operation; while another one is waited for, the last. Null for variables: not asked yet. */
export function useAnswer<Result, Variables>(
  operation: Operation<Result, Variables>,
  variables: Variables | null,
): Asked<Result> {
  return useQuery({
    queryKey: [operation.text, variables],
    queryFn: ({ signal }) => ask(operation, variables as Variables, signal),
    enabled: variables !== null,
    placeholderData: keepPreviousData,
  });
}

/** Languages (BCP 47) of the names in the answers that are shown now, ascending. */
export function useNameLanguages(): readonly string[] {
  const answers = useQueryClient().getQueryCache();
  const listen = useCallback((changed: () => void) => answers.subscribe(changed), [answers]);
  const written = useSyncExternalStore(listen, () => {
    const shown = answers
      .findAll({ type: "active" })
      .map(({ state }) => state.data as Partial<Answer<unknown>> | undefined);
    return [...new Set(shown.flatMap((answer) => answer?.languages ?? []))].sort().join(" ");
  });
  return written === "" ? [] : written.split(" ");
}
