import { useEffect, useMemo, useRef, useState } from "react";
import type { Words } from "../data/ontology.ts";
import type { Content } from "./content.ts";
import type { LayoutReply, LayoutRequest } from "./layout-worker.ts";
import type { Layout } from "./looked.ts";
import { aspects, type Linked, type Positions } from "./map-layout.ts";

/** Where a graph's nodes stand. Of the same graph always the same. */
export interface Placed {
  readonly content: Content;
  readonly layout: Layout;
  readonly positions: Positions;
}

export interface Arranging {
  /** The last that is ready, maybe of another layout or graph than what is asked. */
  readonly placed: Placed | null;
  /** How much of the next one is done, 0 to 1; null: there is no next one. */
  readonly done: number | null;
  readonly error: Error | null;
}

/** Lays a graph out in a thread of its own. */
export function useLayout(content: Content | null, layout: Layout, words: Words): Arranging {
  const [placed, setPlaced] = useState<Placed | null>(null);
  const [done, setDone] = useState<number | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const worker = useRef<Worker | null>(null);
  const number = useRef(0);
  const linked = useMemo(() => content && linkedOf(content, words), [content, words]);
  useEffect(
    () => () => {
      worker.current?.terminate();
      worker.current = null;
    },
    [],
  );
  useEffect(() => {
    if (content === null || linked === null) return;
    worker.current ??= new Worker(new URL("./layout-worker.ts", import.meta.url), { type: "module" });
    const thread = worker.current;
    const asked = ++number.current;
    setDone(0);
    setError(null);
    const hear = ({ data }: MessageEvent<LayoutReply>) => {
      if (data.number !== asked) return;
      if ("done" in data) return setDone(data.done);
      setPlaced({ content, layout, positions: data.positions });
      setDone(null);
    };
    const fail = ({ message }: ErrorEvent) => {
      setError(new Error(message));
      setDone(null);
    };
    thread.addEventListener("message", hear);
    thread.addEventListener("error", fail);
    const aspect = matchMedia("(max-width: 40rem)").matches ? aspects.tall : aspects.broad;
    thread.postMessage({ number: asked, layout, aspect, ...linked } satisfies LayoutRequest);
    return () => {
      thread.removeEventListener("message", hear);
      thread.removeEventListener("error", fail);
    };
  }, [content, linked, layout]);
  return { placed, done, error };
}

/** Stripes are kinds in the ontology's order, from the first aim on: aims are on top, and what serves them below. */
export function linkedOf({ nodes, edges }: Content, { kinds }: Pick<Words, "kinds">): Linked {
  const first = Math.max(
    0,
    kinds.findIndex(({ aim }) => aim),
  );
  const rows = new Map(kinds.map(({ name }, at) => [name, (at - first + kinds.length) % kinds.length]));
  const places = new Map(nodes.map(({ id }, at) => [id, at]));
  return {
    rows: Int32Array.from(nodes, ({ kind }) => rows.get(kind) ?? kinds.length),
    ends: Uint32Array.from(edges.flatMap(({ from, to }) => [places.get(from) ?? 0, places.get(to) ?? 0])),
    weights: Float32Array.from(edges, ({ basis }) => (basis === "STATED" ? 1 : 0.5)),
  };
}
