import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Node as YamlNode } from "yaml";
import { at, type Place } from "../../graph/diagnostic.ts";
import { type Report, shown, startOf } from "./report.ts";

/** A YAML value that knows where it stands. */
export type Node = Scalar | Mapping | Sequence;

export interface Scalar {
  readonly is: "scalar";
  readonly value: string | number | boolean | null;
  /** As written: `2024` of the number. */
  readonly source: string;
  readonly place: Place;
}

export interface Mapping {
  readonly is: "mapping";
  readonly entries: ReadonlyMap<string, { readonly key: Place; readonly value: Node }>;
  readonly place: Place;
}

export interface Sequence {
  readonly is: "sequence";
  readonly items: readonly Node[];
  readonly place: Place;
}

export interface YamlFile {
  /** Null where the file has no content, or none that can be read. */
  readonly root: Node | null;
  /** False after a fault of syntax: `root` then lacks something, and what is not in it may be in the file. */
  readonly whole: boolean;
}

const deepest = 64;
/** Nodes that all aliases of a file together may stand for. */
const mostAliased = 100_000;

/**
 * Reads one YAML 1.2 document (core schema) into nodes with places. Nothing in it is executed; tags but the core ones,
 * merge keys and `%YAML 1.1` are not supported. Errors: SEED_YAML_SYNTAX, SEED_YAML_ALIASES, SEED_YAML_TAG,
 * SEED_KEY_TWICE, SEED_FILE_EMPTY. Cost: O(characters); aliases share their node and are never copied.
 */
export function readYaml(text: string, file: string, report: Report): YamlFile {
  const lines = new LineCounter();
  const placeOf = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  let document: ReturnType<typeof parseDocument>;
  try {
    document = parseSeedYaml(text, lines);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    report("SEED_YAML_SYNTAX", startOf(file), "The file is nested too deeply to be read.");
    return { root: null, whole: false };
  }
  const exhausted = document.errors.find(({ code }) => code === "RESOURCE_EXHAUSTION");
  if (exhausted) {
    report("SEED_YAML_SYNTAX", placeOf(exhausted.pos[0]), "The file is nested too deeply to be read.");
    return { root: null, whole: false };
  }
  for (const fault of document.errors) {
    report("SEED_YAML_SYNTAX", placeOf(fault.pos[0]), ownWords.get(fault.code) ?? sentence(fault.message));
  }
  for (const fault of document.warnings) {
    const code = fault.code === "TAG_RESOLVE_FAILED" ? "SEED_YAML_TAG" : "SEED_YAML_SYNTAX";
    report(code, placeOf(fault.pos[0]), sentence(fault.message));
  }
  const version = document.directives?.yaml;
  if (version?.explicit && version.version !== "1.2") {
    report("SEED_YAML_SYNTAX", startOf(file), `The file asks for YAML ${version.version}; seeds are YAML 1.2.`);
  }
  const whole = document.errors.length === 0;
  if (document.contents === null || (isScalar(document.contents) && document.contents.value === null)) {
    if (whole) report("SEED_FILE_EMPTY", startOf(file), "The file has no content.");
    return { root: null, whole };
  }
  const converted = convert(document.contents, placeOf, report);
  return { root: converted.root, whole: whole && converted.whole };
}

/** A file as the parser sees it. Throws a RangeError where it is nested too deeply. */
export function parseSeedYaml(text: string, lines: LineCounter): ReturnType<typeof parseDocument> {
  return parseDocument(text, {
    lineCounter: lines,
    version: "1.2",
    schema: "core",
    merge: false,
    stringKeys: true,
    resolveKnownTags: false,
    // Compares every key with every other; readNode does it with a map.
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: "error",
  });
}

function convert(contents: YamlNode, placeOf: (offset: number) => Place, report: Report): YamlFile {
  const anchors = new Map<string, { readonly node: Node; readonly size: number }>();
  let aliased = 0;
  let size = 0;
  let refused = false;
  let whole = true;

  const refuse = (place: Place): Node => {
    refused = true;
    return { is: "scalar", value: null, source: "", place };
  };

  const readNode = (node: YamlNode | null, after: number, depth: number): Node => {
    const place = placeOf(node?.range?.[0] ?? after);
    if (refused) return refuse(place);
    if (depth > deepest) {
      report("SEED_YAML_SYNTAX", place, `The file is nested deeper than ${deepest} levels.`);
      return refuse(place);
    }
    size++;
    if (isAlias(node)) {
      const anchored = anchors.get(node.source);
      if (!anchored) {
        report("SEED_YAML_SYNTAX", place, `The alias *${shown(node.source)} has no anchor before it.`);
        whole = false;
        return { is: "scalar", value: null, source: "", place };
      }
      aliased += anchored.size;
      size += anchored.size;
      if (aliased > mostAliased) {
        report("SEED_YAML_ALIASES", place, `The file's aliases stand for more than ${mostAliased} values.`);
        return refuse(place);
      }
      return anchored.node;
    }
    const before = size;
    const converted = readContent(node, place, depth);
    if (node?.anchor) anchors.set(node.anchor, { node: converted, size: size - before + 1 });
    return converted;
  };

  const readContent = (node: YamlNode | null, place: Place, depth: number): Node => {
    if (isMap(node)) {
      const entries = new Map<string, { readonly key: Place; readonly value: Node }>();
      for (const pair of node.items) {
        const name = isScalar(pair.key) ? String(pair.key.value) : "";
        const offset = (isScalar(pair.key) ? pair.key.range?.[0] : undefined) ?? node.range?.[0] ?? 0;
        const key = placeOf(offset);
        const value = readNode(pair.value as YamlNode | null, offset, depth + 1);
        const first = entries.get(name);
        if (!first) entries.set(name, { key, value });
        else {
          report("SEED_KEY_TWICE", key, `The key \`${shown(name)}\` stands here already, at ${at(first.key)}.`, {
            related: [{ message: "the first of the two", place: first.key }],
          });
        }
      }
      return { is: "mapping", entries, place };
    }
    if (isSeq(node)) {
      const items = node.items.map((one) => readNode(one as YamlNode | null, node.range?.[0] ?? 0, depth + 1));
      return { is: "sequence", items, place };
    }
    const value = isScalar(node) ? node.value : null;
    const known = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
    const source = isScalar(node) && typeof node.source === "string" ? node.source : String(value ?? "");
    return { is: "scalar", value: known ? value : null, source, place };
  };

  const root = readNode(contents, 0, 0);
  return refused ? { root: null, whole: false } : { root, whole };
}

/** Where the parser speaks of its own functions and options. */
const ownWords: ReadonlyMap<string, string> = new Map([
  ["MULTIPLE_DOCS", "The file holds several documents, parted by `---`."],
  ["NON_STRING_KEY", "A key is not plain text."],
]);

function sentence(message: string): string {
  const line = message.split("\n", 1)[0] ?? message;
  return /[.!?]$/.test(line) ? line : `${line}.`;
}
