import { useCallback, useMemo } from "react";
import { useLocation, useSearch } from "wouter";
import type { Parameters } from "./parameters.ts";
import { type View, views } from "./views.ts";

/** What every view has in its address: the strategy looked at, the language, what is picked, and the passage shown. */
const shared = ["strategy", "lang", "pick", "source"] as const;

/** Changes of an address: null takes a parameter away, a list repeats it. */
export type Changes = Readonly<Record<string, string | readonly string[] | null>>;

export interface Address extends Parameters {
  readonly view: View;
  readonly params: URLSearchParams;
  /** The address of this view with some of its parameters changed. */
  readonly here: (changes: Changes) => string;
  /** The address of another view: what is shared goes with it. */
  readonly to: (view: View, changes?: Changes) => string;
  readonly go: (address: string) => void;
}

/** Where the reader is. All that a view shows follows from it, so that an address shows the same again. */
export function useAddress(): Address {
  const [path, navigate] = useLocation();
  const search = useSearch();
  const params = useMemo(() => new URLSearchParams(search), [search]);
  const view = views.find((one) => one === path) ?? "/";
  const here = useCallback((changes: Changes) => written(view, params, changes), [view, params]);
  const to = useCallback(
    (other: View, changes: Changes = {}) => {
      const kept = new URLSearchParams([...params].filter(([name]) => shared.some((one) => one === name)));
      return written(other, kept, changes);
    },
    [params],
  );
  return useMemo(
    () => ({
      view,
      params,
      get: (name) => params.get(name) || null,
      all: (name) => params.getAll(name),
      here,
      to,
      go: (address) => navigate(address),
    }),
    [view, params, here, to, navigate],
  );
}

function written(view: View, params: URLSearchParams, changes: Changes): string {
  const next = new URLSearchParams(params);
  for (const [name, value] of Object.entries(changes)) {
    next.delete(name);
    if (value === null) continue;
    for (const one of typeof value === "string" ? [value] : value) next.append(name, one);
  }
  // readable where it may be: ids are full of these
  const search = next
    .toString()
    .replaceAll("%2F", "/")
    .replaceAll("%3A", ":")
    .replaceAll("%3E", ">")
    .replaceAll("%40", "@");
  return search === "" ? view : `${view}?${search}`;
}
