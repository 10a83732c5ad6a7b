import type { GraphQLError } from "graphql";
import type { ScalarType } from "../../../graph/ontology.ts";
import type { Param } from "../../../graph/plan/plan.ts";
import type { Value } from "../../../graph/rows.ts";
import { queryOf } from "../../../graph/search/hits.ts";
import { readValue } from "../../../graph/values.ts";
import { apiError, type RequestPlace } from "../codes.ts";
import {
  type CursorKey,
  type ReadCursor,
  readAnnotationCursor,
  readCursor,
  readWayCursor,
  type WayOrder,
} from "../cursor.ts";
import { mostCharacters, mostWords } from "../search-limits.ts";
import { lookUp, type Source, type Variables } from "./input.ts";

/** How a value becomes what an engine takes. */
export type Reading =
  | { readonly as: "scalar"; readonly type: ScalarType; readonly list: boolean }
  /** Checked by its type already. */
  | { readonly as: "enum" }
  /** A size or an offset of a page. */
  | { readonly as: "count"; readonly most?: number }
  /** A text to search for. */
  | { readonly as: "search" }
  | { readonly as: "cursor"; readonly keys: readonly CursorKey[] }
  /** A place among annotations. */
  | { readonly as: "annotation" }
  /** A place among ways. */
  | { readonly as: "way"; readonly order: WayOrder }
  /** The value of an enum and all that come before it in this list: at least as firm, or as far. */
  | { readonly as: "upTo"; readonly values: readonly string[] };

/** Where one of a plan's values comes from. */
export interface ParamSource {
  readonly source: Source;
  readonly reading: Reading;
  readonly place: RequestPlace;
}

/** The values a plan needs, as they are met; the same source read the same way is one value. */
export interface Params {
  readonly sources: ParamSource[];
  readonly known: Map<string, Param>;
}

export function newParams(): Params {
  return { sources: [], known: new Map() };
}

export function addParam(params: Params, source: Source, reading: Reading, place: RequestPlace): Param {
  const key = JSON.stringify([source, reading]);
  const known = params.known.get(key);
  if (known !== undefined) return known;
  const param = params.sources.push({ source, reading, place }) - 1;
  params.known.set(key, param);
  return param;
}

/** The values for a plan in one request, in canonical form, or every fault in them. Cost: O(size of the values). */
export function resolveParams(
  sources: readonly ParamSource[],
  variables: Variables,
): { readonly values: readonly Value[]; readonly faults: readonly GraphQLError[] } {
  const values: Value[] = [];
  const faults: GraphQLError[] = [];
  for (const { source, reading, place } of sources) {
    const result = read(lookUp(source, variables), reading, place);
    if ("fault" in result) faults.push(result.fault);
    else values.push(result.value);
  }
  return { values, faults };
}

type Resolved = { readonly value: Value } | { readonly fault: GraphQLError };

function read(raw: unknown, reading: Reading, place: RequestPlace): Resolved {
  switch (reading.as) {
    case "count":
      return readCount(raw, reading.most ?? Number.POSITIVE_INFINITY, place);
    case "search":
      return readSearch(raw, place);
    case "cursor":
      return readAfter(readCursor(String(raw), reading.keys), place);
    case "annotation":
      return readAfter(readAnnotationCursor(String(raw)), place);
    case "way":
      return readAfter(readWayCursor(String(raw), reading.order), place);
    case "upTo":
      return { value: reading.values.slice(0, reading.values.indexOf(String(raw)) + 1) };
    case "enum":
      return readAll(raw, (one) => (typeof one === "string" ? { value: one } : null), place);
    case "scalar":
      return readAll(raw, (one) => (one === null ? null : readValue(reading.type, one)), place, reading.type);
  }
}

function readAll(
  raw: unknown,
  readOne: (one: unknown) => { readonly value: Value } | { readonly fault: string } | null,
  place: RequestPlace,
  type: ScalarType | "enum" = "enum",
): Resolved {
  const result: Value[] = [];
  for (const one of Array.isArray(raw) ? raw : [raw]) {
    const value = readOne(one);
    if (value === null) {
      return { fault: apiError("API_FILTER_NULL", "A list to compare with holds null.", place, "leave the null out") };
    }
    if ("fault" in value) {
      const code = type === "String" || type === "ID" ? "API_TEXT_INVALID" : "API_VALUE_INVALID";
      return { fault: apiError(code, `The value given ${value.fault}.`, place) };
    }
    result.push(value.value);
  }
  return { value: Array.isArray(raw) ? result : (result[0] ?? null) };
}

function readSearch(raw: unknown, place: RequestPlace): Resolved {
  const text = readAll(raw, (one) => readValue("String", one), place, "String");
  if ("fault" in text) return text;
  const refused = (what: string, hint: string): Resolved => ({
    fault: apiError("API_SEARCH_TEXT", `The text to search for ${what}.`, place, hint),
  });
  if (String(raw).length > mostCharacters) return refused(`has more than ${mostCharacters} characters`, "use fewer");
  const { words } = queryOf(String(raw));
  if (words.length === 0) return refused("has no word", "give a letter or a digit at least");
  return words.length > mostWords ? refused(`has more than ${mostWords} words`, "use fewer") : text;
}

function readCount(raw: unknown, most: number, place: RequestPlace): Resolved {
  if (typeof raw === "number" && raw > most) {
    const message = `\`${place.argument}\` is ${raw}, and ${most} is the most.`;
    return { fault: apiError("API_LIMIT_RANGE", message, place, "ask for less") };
  }
  if (typeof raw === "number" && raw >= 0) return { value: raw };
  const message = `\`${place.argument}\` is ${String(raw)}, which is below zero.`;
  return { fault: apiError("API_PAGE_NEGATIVE", message, place, "use 0 or more, or leave it out") };
}

function readAfter(cursor: ReadCursor, place: RequestPlace): Resolved {
  if ("position" in cursor) return { value: cursor.position };
  return cursor.fault === "sort"
    ? {
        fault: apiError(
          "API_CURSOR_SORT",
          "The cursor was given out under another sort.",
          place,
          "ask with the sort of the page the cursor comes from, or begin again without `after`",
        ),
      }
    : {
        fault: apiError(
          "API_CURSOR_INVALID",
          "The cursor is not one this API has given out.",
          place,
          "use `cursor`, `startCursor` or `endCursor` of an answer as it stands",
        ),
      };
}
