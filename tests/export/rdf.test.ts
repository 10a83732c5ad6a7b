import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Entity, type Relation, relationId } from "../../graph/dataset.ts";
import { type Excerpt, excerptOf } from "../../graph/excerpt.ts";
import type { ExportOptions } from "../../graph/export/format.ts";
import { formatOf } from "../../graph/export/formats.ts";
import { makeDataset } from "../../graph/revision.ts";
import { root } from "../built.ts";
import { blocksOf } from "../docs/blocks.ts";
import { readCommittedSeeds } from "../seed/graph.ts";
import { allExcerpts, asked, hostile } from "./excerpts.ts";
import { findPython } from "./readers.ts";
import { written } from "./written.ts";

type Triple = readonly [subject: string, property: string, value: string, what: string];

const python = findPython("RDF exports read back by rdflib and Oxigraph");
const excerpts = await allExcerpts();
const seeds = await readCommittedSeeds();
const ours = "urn:strategraph:";
const rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const type = `${rdf}type`;
const oa = "http://www.w3.org/ns/oa#";
const dcterms = "http://purl.org/dc/terms/";
const xsd = "http://www.w3.org/2001/XMLSchema#";

/** Triples of each excerpt, by Oxigraph; rdflib is held to find the same. */
async function triplesOf(
  format: string,
  all: readonly (readonly [name: string, excerpt: Excerpt])[],
  options: Partial<ExportOptions> = {},
): Promise<readonly (readonly Triple[])[]> {
  const paths = await Promise.all(all.map(([name, excerpt]) => written(formatOf(format), name, excerpt, options)));
  const printed = execFileSync(
    python as string,
    [join(root, "tests/export/rdf.py"), ...paths.flatMap((path) => [format, path])],
    { encoding: "utf8", maxBuffer: 1 << 28 },
  );
  return printed
    .trimEnd()
    .split("\n")
    .map((line, at) => {
      const { alike, triples } = JSON.parse(line) as { readonly alike: boolean; readonly triples: readonly Triple[] };
      expect(alike, `${format}, ${all[at]?.[0]}: rdflib and Oxigraph read the same`).toBe(true);
      return triples;
    });
}

/** The values of a property of a thing, with what they are. */
function said(triples: readonly Triple[], subject: string, property: string): readonly (readonly [string, string])[] {
  return triples.filter(([s, p]) => s === subject && p === property).map(([, , value, what]) => [value, what]);
}

/** The seed with another entity, or entities. */
function seedWith(entities: readonly Partial<Entity>[], ontology = seeds.ontology): Excerpt {
  const [like] = seeds.entities.filter(({ kind }) => kind === "Task") as [Entity];
  const more = entities.map((one): Entity => ({ ...like, mentions: [], fieldEvidence: [], ...one }));
  return excerptOf(ontology, makeDataset({ ...seeds.dataset, entities: [...seeds.entities, ...more] }), asked);
}

describe.skipIf(python === null).each(["turtle", "jsonld"])("%s, read back by rdflib and Oxigraph", (format) => {
  test("describes each entity, relation, claim and quote once, and nothing without a name", async () => {
    for (const [at, triples] of (await triplesOf(format, excerpts)).entries()) {
      const [name, excerpt] = excerpts[at] as (typeof excerpts)[number];
      const { nodes, edges, evidence } = excerpt.receipt;
      const count = (is: (triple: Triple) => boolean): number => triples.filter(is).length;
      const kinds = new Set(excerpt.ontology.kinds.map(({ name }) => `${ours}kind:${name}`));
      const found = {
        entities: count(([, property, value]) => property === type && kinds.has(value)),
        relations: count(([, property, value]) => property === type && value === `${ours}sg:Relation`),
        claims: count(([, property, value]) => property === type && value === `${ours}sg:Claim`),
        quotes: count(([, property, value]) => property === type && value === `${oa}Annotation`),
        nameless: count((triple) => triple.includes("blank")),
      };
      const claims = [...excerpt.edges].reduce((sum, { claims }) => sum + claims.length, 0);
      expect(found, name).toEqual({ entities: nodes, relations: edges, claims, quotes: evidence, nameless: 0 });
      const receipt = triples.filter(([subject]) => subject.startsWith(`${ours}export:`));
      for (const [counted, number] of Object.entries({ entities: nodes, relations: edges, quotes: evidence })) {
        expect(receipt).toContainEqual([receipt[0]?.[0], `${ours}sg:${counted}`, String(number), `${xsd}integer`]);
      }
    }
  });

  test("says that a relation holds only where a source states it", async () => {
    let inferred = 0;
    for (const [at, triples] of (await triplesOf(format, excerpts)).entries()) {
      const [name, excerpt] = excerpts[at] as (typeof excerpts)[number];
      const ids = new Map(
        triples.filter(([, property]) => property === `${dcterms}identifier`).map(([s, , id]) => [s, id]),
      );
      const plain = triples
        .filter(([, property]) => property.startsWith(`${ours}relation:`))
        .map(([from, property, to]) =>
          relationId(ids.get(from) ?? "", property.slice(`${ours}relation:`.length), ids.get(to) ?? ""),
        );
      const stated = [...excerpt.edges].filter(({ basis }) => basis === "STATED").map(({ id }) => id);
      expect(plain.toSorted(), name).toEqual(stated.toSorted());
      inferred += excerpt.receipt.edges - stated.length;
    }
    expect(inferred).toBeGreaterThan(0);
  });

  test("uses no term of its own that it does not describe", async () => {
    for (const triples of await triplesOf(format, excerpts)) {
      const described = new Set(triples.filter(([, property]) => property === type).map(([subject]) => subject));
      const isTerm = (iri: string): boolean => /^urn:strategraph:(kind|relation|field|value|sg):/.test(iri);
      const used = triples.flatMap(([, property, value, what]) => [property, ...(what === "iri" ? [value] : [])]);
      expect([...new Set(used)].filter((iri) => isTerm(iri) && !described.has(iri))).toEqual([]);
    }
  });

  test("leads from each quote to the words of the source and those around them, counted in code points", async () => {
    const smile = (text: string): string => text.replace("Discussion", "😀scussion");
    const documents = seeds.documents.map((one) => ({ ...one, text: smile(one.text) }));
    const excerpt = excerptOf(seeds.ontology, makeDataset({ ...seeds.dataset, documents }), asked);
    const [triples = []] = await triplesOf(format, [["the seed with a smile", excerpt]]);
    const source = smile(readFileSync(join(root, "seeds/eaeu-2030/source.txt"), "utf8"));
    const points = Array.from(source);
    const targets = triples.filter(([, property, value]) => property === type && value === `${oa}SpecificResource`);
    expect(targets).toHaveLength(105);
    let withinSentence = 0;
    for (const [target] of targets) {
      const selectors = said(triples, target, `${oa}hasSelector`).map(([one]) => one);
      const selected = (property: string): string =>
        selectors.flatMap((one) => said(triples, one, oa + property).map(([value]) => value)).join("");
      const [start, end, exact] = [Number(selected("start")), Number(selected("end")), selected("exact")];
      expect(points.slice(start, end).join("")).toBe(exact);
      const [before, after] = [selected("prefix"), selected("suffix")];
      expect(points.slice(0, start).join("").endsWith(before)).toBe(true);
      expect(points.slice(end).join("").startsWith(after)).toBe(true);
      if (before + after !== "") withinSentence++;
      const [[document = ""] = []] = said(triples, target, `${oa}hasSource`);
      expect(said(triples, document, "https://schema.org/sha256")).toEqual([
        ["1d33f41abee2dad7f80583bc642747a89d3eaa6c67ffad30c730e3702b5c7139", `${xsd}string`],
      ]);
    }
    expect(withinSentence).toBeGreaterThan(50);
  });

  test("gives values their datatypes, and names their languages where these are well-formed", async () => {
    const declared = [
      ["whole", "Int", -7, "-7", `${xsd}integer`],
      ["rate", "Float", 5e-324, "5e-324", `${xsd}double`],
      ["open", "Boolean", false, "false", `${xsd}boolean`],
      ["money", "Decimal", "12500000.5", "12500000.5", `${xsd}decimal`],
      ["when", "EDTF", "2024-XX/..", "2024-XX/..", "http://id.loc.gov/datatypes/edtf/EDTF"],
      ["months", "ISODuration", "P18MT1.5S", "P18MT1.5S", `${xsd}duration`],
      ["weeks", "ISODuration", "P1Y2W3DT4H", "P1Y17DT4H", `${xsd}duration`],
      ["half", "ISODuration", "P0.5Y", "P0.5Y", `${xsd}string`],
      ["sort", "InstrumentType", "LOAN", `${ours}value:InstrumentType.LOAN`, "iri"],
      ["text", "String", "5", "5", `${xsd}string`],
    ] as const;
    const more = declared.map(([name, type]) => ({ name, type, list: false, required: false, description: "" }));
    const kinds = seeds.ontology.kinds.map((kind) => ({ ...kind, fields: [...kind.fields, ...more] }));
    const names = [
      { language: "en", name: "plain" },
      { language: "zh-Hant-x-a1", name: "標題" },
      { language: 'no such" tag', name: "odd" },
    ];
    const aliases = ["b", "a", "b"];
    const fields = Object.fromEntries(declared.map(([name, , value]) => [name, value]));
    const excerpt = seedWith([{ id: "typed", names, aliases, fields }], { ...seeds.ontology, kinds });
    const [triples = []] = await triplesOf(format, [["typed", excerpt]]);
    const typed = `${ours}entity:typed`;
    for (const [name, , , text, datatype] of declared) {
      expect(said(triples, typed, `${ours}field:${name}`), name).toEqual([[text, datatype]]);
    }
    expect(said(triples, typed, "http://www.w3.org/2000/01/rdf-schema#label")).toEqual([
      ["odd", `${xsd}string`],
      ["plain", "@en"],
      ["標題", "@zh-hant-x-a1"],
    ]);
    expect(said(triples, typed, "http://www.w3.org/2004/02/skos/core#prefLabel")).toEqual([["plain", "@en"]]);
    const alternatives = said(triples, typed, "http://www.w3.org/2004/02/skos/core#altLabel");
    expect(alternatives.map(([text]) => text)).toEqual(["a", "b"]);
  });

  test("holds ids and texts whatever stands in them, however long, under any base", async () => {
    const odd = [
      '<a> {b} "c"',
      "a|b^c`d\\e",
      "%20",
      "\u0000\u001F\u007F",
      "ключ/é 😀",
      "a>supports>b",
      "?q#f",
      "../up/./here//",
      "..",
      ...hostile,
    ];
    const long = `${"\u0000\u0001\u0085\\\"'\n\r\t\u2028\u{FFFE}😀".repeat(80_000)}.`;
    const all = odd.map((id, at) => ({ id: `odd/${id}`, description: at === 0 ? long : id, aliases: [`${id}'''"""`] }));
    const excerpt = seedWith([...all, { id: "lone/\uD800", description: "\uDC00 lone" }]);
    for (const base of ["urn:strategraph:", "https://data.example.org/strategy/"]) {
      const [triples = []] = await triplesOf(format, [["odd", excerpt]], { base });
      const entity = `${base}entity${base.slice(-1)}`;
      const subjects = triples.filter(([, property]) => property === `${dcterms}identifier`);
      for (const { id, description, aliases } of all) {
        const subject = subjects.find(([, , value]) => value === id)?.[0] ?? "none";
        expect(decodeURIComponent(subject)).toBe(`${entity}${id}`);
        expect(said(triples, subject, `${dcterms}description`)).toEqual([[description, `${xsd}string`]]);
        expect(said(triples, subject, "http://www.w3.org/2004/02/skos/core#altLabel")).toEqual([
          [aliases[0], `${xsd}string`],
        ]);
      }
      expect(new Set(subjects.map(([subject]) => subject)).size).toBe(subjects.length);
      expect(said(triples, `${entity}lone/%EF%BF%BD`, `${dcterms}description`)).toEqual([
        ["\u{FFFD} lone", `${xsd}string`],
      ]);
    }
  });

  test("begins its names with a base that is given, and refuses what cannot begin an IRI", async () => {
    const all = excerpts.slice(0, 1);
    for (const base of ["https://data.example.org/strategy/", "http://example.org/s#", "urn:example:s:"]) {
      const [triples = []] = await triplesOf(format, all, { base });
      expect(triples.flat().filter((one) => one.startsWith(ours))).toEqual([]);
      const task = `${base}entity${base.endsWith(":") ? ":" : "/"}eaeu-2030/task/strengthen-cooperation`;
      expect(said(triples, task, type)).toEqual([[`${base}kind${base.endsWith(":") ? ":" : "/"}Task`, "iri"]]);
    }
    for (const base of [
      "",
      "strategy/",
      "https://",
      "https://a b/",
      "https://a/<",
      "https://a",
      "https://a%zz/",
      "https://a:b/",
      "https://a:",
      "https://a/#b#",
      "https://a/?b/",
      "https:////",
      "urn:a:",
      "urn::x:",
      "javascript:",
      "org:x:",
    ]) {
      expect(() => formatOf(format).files(excerpts[0]?.[1] as Excerpt, { layout: null, base })).toThrow(
        expect.objectContaining({ code: "EXPORT_BASE_INVALID" }),
      );
    }
  });
});

test.skipIf(python === null)("Turtle and JSON-LD say the same, triple by triple", async () => {
  const [inTurtle, inJson] = await Promise.all([triplesOf("turtle", excerpts), triplesOf("jsonld", excerpts)]);
  for (const [at, [name]] of excerpts.entries()) expect(inJson[at], name).toEqual(inTurtle[at]);
});

test("JSON-LD brings its context along, and names no other", async () => {
  for (const [, excerpt] of excerpts) {
    const [file] = await formatOf("jsonld").files(excerpt, { layout: null });
    const document = JSON.parse([...(file?.content ?? [])].join(""));
    expect(Object.keys(document)).toEqual(["@context", "@graph"]);
    expect(Object.entries(document["@context"]).every(([, iri]) => typeof iri === "string")).toBe(true);
    expect(document["@context"].sg).toBe(`${ours}sg:`);
    expect(JSON.stringify(document["@graph"])).not.toContain('"@context"');
  }
});

test("what a claim reports of somebody, and its reasoning, stay with the claim", async () => {
  const [relation] = seeds.relations.filter(({ basis }) => basis === "INFERRED") as [Relation];
  const [claim] = relation.claims;
  const reported = {
    ...relation,
    claims: relation.claims.map((one) => ({ ...one, attributedTo: relation.to, reviewer: "B" })),
  };
  const relations = seeds.relations.map((one) => (one.id === relation.id ? reported : one));
  const excerpt = excerptOf(seeds.ontology, makeDataset({ ...seeds.dataset, relations }), asked);
  const [file] = await formatOf("turtle").files(excerpt, { layout: null });
  const text = [...(file?.content ?? [])].join("");
  const said = text
    .split("\n\n")
    .find((block) => block.startsWith(`<${ours}claim:${encodeURIComponent(relation.id).replaceAll("%2F", "/")}/1>`));
  expect(said).toContain(`prov:wasAttributedTo <${ours}entity:${relation.to}> ;`);
  expect(said).toContain(`sg:reasoning ${JSON.stringify(claim?.reasoning)} ;`);
  expect(said).toContain('sg:reviewer "B" ;');
});

test("docs/rdf.md prints what supports priority tasks, and no more", () => {
  const blocks = blocksOf(readFileSync(join(root, "docs/rdf.md"), "utf8"));
  const program = blocks.findIndex(({ language }) => language === "python");
  const excerpt = excerpts[0]?.[1] as Excerpt;
  const nodes = new Map(Array.from(excerpt.nodes, (node) => [node.id, node]));
  const edges = [...excerpt.edges];
  const priorities = new Set(edges.filter(({ relation }) => relation === "prioritizes").map(({ to }) => to));
  const rows = edges
    .filter(({ relation, to }) => relation === "supports" && priorities.has(to) && nodes.get(to)?.kind === "Task")
    .flatMap(({ from, to, basis, evidence }) =>
      evidence.map(({ quote }) => [nodes.get(from)?.name, nodes.get(to)?.name, basis, quote].join("\n  ")),
    );
  expect(blocks[program + 1]?.text).toBe(rows.toSorted().join("\n"));
});
