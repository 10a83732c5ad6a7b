import { keepPreviousData, type UseQueryResult, useQuery } from "@tanstack/react-query";
import { type Answer, fetched, troubleIn } from "./ask.ts";
import { readCsv } from "./csv.ts";

/** A question that the service has saved, with what its variables are unless said. */
export interface Question {
  readonly name: string;
  readonly title: string;
  readonly description: readonly string[];
  readonly variables: Readonly<Record<string, unknown>>;
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

/** The answer to a saved question as rows, the names of the columns first. */
export function useRows(address: string): UseQueryResult<Answer<readonly (readonly string[])[]>, Error> {
  return useQuery({
    queryKey: ["rows", address],
    queryFn: async ({ signal }) => {
      const response = await fetched(address, { headers: { accept: "text/csv" }, signal });
      if (!response.ok) throw await troubleIn(response);
      return { data: readCsv(await response.text()), revision: null };
    },
    placeholderData: keepPreviousData,
  });
}

/** Where the service answers a saved question in some form; what is said otherwise than it has it goes into the address. */
export function questionAddress(name: string, form: string, said: Readonly<Record<string, readonly string[]>>): string {
  const params = new URLSearchParams(Object.entries(said).flatMap(([key, all]) => all.map((value) => [key, value])));
  const search = params.toString();
  return `/q/${encodeURIComponent(name)}.${form}${search === "" ? "" : `?${search}`}`;
}
