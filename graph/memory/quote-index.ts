import { type Citation, citationsOf } from "./citing.ts";
import { reader, type Steps, upTo } from "./column.ts";
import type { Graph } from "./graph.ts";
import type { Meter } from "./meter.ts";
import { type RelationOrder, relationOrder } from "./relation-order.ts";
import { shared } from "./shared.ts";
import { sort } from "./sort.ts";

/** The quotes of a text, by start, end, role and number, which is the order of whose they are. */
export interface QuotesOfText {
  readonly quotes: Uint32Array<ArrayBuffer>;
  /** How far any of the quotes reaches, up to each of them. */
  readonly reach: Uint32Array<ArrayBuffer>;
}

export interface QuoteIndex {
  readonly ofText: (meter: Meter, text: number) => Steps<QuotesOfText>;
  readonly relations: (meter: Meter) => Steps<RelationOrder>;
  readonly citation: (quote: number) => Citation;
}

/** Made as far as it is asked for: once O(quotes), of a text O(its quotes x log quotes); and once O(relations). */
export function quoteIndexOf(graph: Graph): QuoteIndex {
  const citation = citationsOf(graph);
  const grouped = shared(() => groupByText(graph));
  const texts = new Map<number, (meter: Meter) => Steps<QuotesOfText>>();
  return {
    citation,
    relations: shared(() => relationOrder(graph)),
    ofText: function* (meter, text) {
      const { offsets, quotes } = yield* grouped(meter);
      const own = quotes.subarray(offsets[text], offsets[text + 1]);
      const sorted = texts.get(text) ?? shared(() => inOrder(graph, own, citation));
      texts.set(text, sorted);
      return yield* sorted(meter);
    },
  };
}

const stride = 0x4000;

/** The quotes of each text, ascending. */
function* groupByText({ snapshot }: Graph) {
  const { quotes, texts } = snapshot;
  const text = reader(quotes.text);
  const count = quotes.text.length;
  const offsets = new Uint32Array(texts.entity.length + 1);
  for (let quote = 0; quote < count; quote++) {
    const next = text(quote) + 1;
    offsets[next] = (offsets[next] as number) + 1;
    if (quote % stride === 0) yield;
  }
  for (let at = 1; at < offsets.length; at++) offsets[at] = (offsets[at] as number) + (offsets[at - 1] as number);
  const next = offsets.slice();
  const grouped = new Uint32Array(count);
  for (let quote = 0; quote < count; quote++) {
    const of = text(quote);
    const place = next[of] as number;
    grouped[place] = quote;
    next[of] = place + 1;
    if (quote % stride === 0) yield;
  }
  return { offsets, quotes: grouped };
}

function* inOrder({ snapshot }: Graph, own: Uint32Array, citation: QuoteIndex["citation"]): Steps<QuotesOfText> {
  const [start, length] = [reader(snapshot.quotes.start), reader(snapshot.quotes.length)];
  const [starts, ends] = [new Uint32Array(own.length), new Uint32Array(own.length)];
  const roles = new Uint8Array(own.length);
  for (const [at, quote] of own.entries()) {
    starts[at] = start(quote);
    ends[at] = start(quote) + length(quote);
    roles[at] = citation(quote).role;
    if (at % 0x400 === 0) yield;
  }
  const by = (values: Uint32Array | Uint8Array, a: number, b: number) => (values[a] as number) - (values[b] as number);
  const places = yield* sort(
    upTo(own.length),
    (a, b) => by(starts, a, b) || by(ends, a, b) || by(roles, a, b) || a - b,
  );
  const reach = new Uint32Array(own.length);
  let furthest = 0;
  for (const [at, place] of places.entries()) {
    furthest = Math.max(furthest, ends[place] as number);
    reach[at] = furthest;
  }
  return { quotes: places.map((place) => own[place] as number), reach };
}
