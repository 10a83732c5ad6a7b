import fc from "fast-check";
import type { Dataset, FieldValue, Quote } from "../../../graph/dataset.ts";
import type { Field, Ontology } from "../../../graph/ontology.ts";
import type { Part } from "../../../graph/part.ts";
import { makeDataset } from "../../../graph/revision.ts";
import { claim, entity, relation } from "../../contract/making.ts";
import { chance, type Generate, pick, some } from "./choosing.ts";
import { fieldNames, kinds, languages, localIds, pools, relationNames } from "./names.ts";
import { somePhrase } from "./words.ts";

export const text = "Line one, a.\nЛиния 😀 two.\n\n## Part\nthe end";

/** No offset stands within a pair of surrogates, whose halves no database can hold. */
function whole(at: number): number {
  return /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at + 1 : at;
}

/** Some entities of a dataset and one that it has not, and some of the relations or all between them. */
export function somePart(g: Generate, { entities, relations }: Dataset): Part {
  const chosen = (all: Iterable<{ readonly id: string }>): Set<string> =>
    new Set([...all].filter(() => g(fc.boolean)).map(({ id }) => id));
  return { entities: chosen(entities).add("s/nobody"), relations: g(fc.boolean) ? null : chosen(relations) };
}

export function someDataset(g: Generate, ontology: Ontology): Dataset {
  const ids = ["s/source", ...some(g, localIds).map((id) => `s/${id}`)];
  const quote = (): Quote => {
    const places = [g(fc.nat, text.length), g(fc.nat, text.length)].map(whole);
    const [start, end] = places.sort((a, b) => a - b) as [number, number];
    return {
      document: "s/source",
      start,
      end,
      sentenceStart: whole(Math.max(start - 4, 0)),
      sentenceEnd: whole(Math.min(end + 3, text.length)),
    };
  };
  const quotes = (): Quote[] => (chance(g, 5) ? [quote()] : chance(g, 2) ? [quote(), quote()] : []);
  const value = ({ name, type }: Field): FieldValue =>
    name.startsWith("many") ? some(g, pools[type] ?? []) : pick(g, pools[type] ?? []);
  const basis = () =>
    chance(g, 6)
      ? ({ basis: "STATED", strength: null, reasoning: null } as const)
      : ({
          basis: "INFERRED",
          strength: pick(g, ["STRONG", "MEDIUM", "WEAK"] as const),
          reasoning: pick(g, ["so", "ergo"]),
        } as const);
  const note = (): string | null => (chance(g, 2) ? pick(g, ["n", "nn"]) : null);
  const entities = ids.map((id) => {
    const kind = ontology.kinds[g(fc.nat, kinds.length - 1)] as Ontology["kinds"][number];
    const declared = kind.fields.filter(({ name }) => fieldNames.includes(name) && chance(g, 7));
    return entity(id, kind.name, Object.fromEntries(declared.map((one) => [one.name, value(one)])), {
      ...basis(),
      names: [pick(g, languages), ...some(g, languages, 2)].map((language) => ({
        language,
        name: chance(g, 5) ? somePhrase(g, chance(g, 5)) : String(pick(g, pools.String ?? [])),
      })),
      aliases: chance(g, 3) ? [somePhrase(g, false)] : some(g, ["a", "b", "é"]),
      description: chance(g, 5) ? String(pick(g, pools.String ?? [])) : null,
      note: note(),
      strategies: some(g, ["p", "q"]),
      mentions: quotes().map((one) => ({
        quote: one,
        coreference: chance(g, 3),
        note: note(),
        alternatives: some(g, ids, 2),
      })),
      fieldEvidence: declared
        .filter(() => chance(g, 2))
        .map(({ name }) => ({ field: name, value: "v", note: note(), quotes: quotes() })),
    });
  });
  const claims = () =>
    ["s/source", ...some(g, ids, 1)].map((document) =>
      claim({
        ...basis(),
        document,
        commitment: chance(g, 5) ? pick(g, ["DISCUSSED", "PLANNED", "DONE"] as const) : null,
        commitmentQuotes: chance(g, 2) ? [quote()] : [],
        attributedTo: chance(g, 2) ? pick(g, ids) : null,
        coreference: chance(g, 2),
        qualifier: note(),
        note: note(),
        quotes: quotes(),
        alternatives: chance(g, 2)
          ? [
              {
                from: pick(g, [null, ...ids]),
                relation: pick(g, [null, "r1"]),
                to: pick(g, [null, ...ids]),
                reasoning: "why",
              },
            ]
          : [],
        annotator: pick(g, ["A", "B"]),
        reviewer: chance(g, 2) ? "C" : null,
      }),
    );
  const possible = ontology.relations.flatMap(({ name, from, to }) =>
    entities
      .filter(({ kind }) => from.includes(kind))
      .flatMap((start) =>
        entities.filter(({ kind }) => to.includes(kind)).map((end) => [start.id, name, end.id] as const),
      ),
  );
  const chosen = some(g, possible, 30);
  return makeDataset({
    strategies: ["p", "q"].map((id) => ({
      id,
      name: id,
      language: "en",
      annotators: [],
      reviewers: [],
      documents: some(g, ids, 3),
    })),
    documents: [
      {
        id: "s/source",
        text,
        sha256: "0",
        pages: [{ start: 4, label: "i" }],
        sections: [{ start: 30, label: "Part" }],
      },
    ],
    entities,
    relations: chosen.map(([from, kind, to]) => relation(from, kind, to, ...claims())),
    lists: some(g, ids, 2).map((id) => ({
      entity: id,
      relation: pick(g, relationNames),
      direction: pick(g, ["out", "in"] as const),
      members: some(g, kinds),
      status: pick(g, ["OPEN", "ANNOUNCED"] as const),
      note: note(),
      quotes: quotes(),
    })),
    exclusions: some(g, possible, 2).map(([from, kind, to]) => ({
      relation: kind,
      from,
      to,
      reasoning: "no",
      quotes: quotes(),
    })),
    silences: some(g, ["rule", "another-rule"], 2).map((rule) => ({
      strategy: pick(g, ["s", "t"]),
      rule,
      entities: some(g, ids),
      reason: note() ?? "",
      annotator: "A. Reader",
    })),
  });
}
