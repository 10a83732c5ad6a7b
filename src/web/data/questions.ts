import { keepPreviousData, type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { Parameters } from "../parameters.ts";
import { type Answer, fetched, troubleIn } from "./ask.ts";

/** A question that the service has saved, with what its variables are unless said. */
export interface Question {
  readonly name: string;
  readonly title: string;
  readonly description: readonly string[];
  readonly variables: Readonly<Record<string, unknown>>;
  /** The types of its variables, as it declares them. */
  readonly types: Readonly<Record<string, string>>;
}

/** The saved questions. */
export function useQuestions(): UseQueryResult<readonly Question[], Error> {
  return useQuery({
    queryKey: ["questions"],
    queryFn: async ({ signal }): Promise<readonly Question[]> => {
      const response = await fetched("/q", { headers: { accept: "application/json" }, signal });
      if (!response.ok) throw await troubleIn(response);
      return (await response.json()) as readonly Question[];
    },
  });
}

export type Said = Readonly<Record<string, readonly string[]>>;

/** What an address says of a question's variables, `v.NAME`: of those that it has. */
export function saidOf({ variables }: Question, { all }: Parameters): Said {
  return Object.fromEntries(
    Object.keys(variables).flatMap((name) => {
      const values = all(`v.${name}`).filter((value) => value !== "");
      return values.length === 0 ? [] : [[name, values]];
    }),
  );
}

/** All that an address says of variables. */
export function saidIn(params: URLSearchParams): Said {
  const names = [...params.keys()].filter((key) => key.startsWith("v."));
  return Object.fromEntries(names.map((name) => [name.slice(2), params.getAll(name)]));
}

/** The same as changes of an address. */
export function asVariables(said: Said): Said {
  return Object.fromEntries(Object.entries(said).map(([name, values]) => [`v.${name}`, values]));
}

/** What the service has at an address of a saved question, as JSON; null: not asked yet. */
export function useAnswerAt<Result>(address: string | null): UseQueryResult<Answer<Result>, Error> {
  return useQuery({
    queryKey: ["answer", address],
    queryFn: async ({ signal }): Promise<Answer<Result>> => {
      const response = await fetched(address ?? "", { headers: { accept: "application/json" }, signal });
      if (!response.ok) throw await troubleIn(response);
      return { data: (await response.json()) as Result, revision: null, languages: [] };
    },
    enabled: address !== null,
    placeholderData: keepPreviousData,
  });
}

/** Where the service answers a saved question in some form; what is said otherwise than it has it goes into the address. */
export function questionAddress(name: string, form: string, said: Said): string {
  const params = new URLSearchParams(Object.entries(said).flatMap(([key, all]) => all.map((value) => [key, value])));
  const search = params.toString();
  return `/q/${encodeURIComponent(name)}.${form}${search === "" ? "" : `?${search}`}`;
}
