import {
  type ASTVisitor,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionSetNode,
  type ValidationRule,
} from "graphql";
import { pastLimit } from "./operation-limits.ts";
import type { OperationLimit, OperationLimits } from "./usual-limits.ts";

/**
 * Refuses documents that the other rules would take long over, which then see nothing of them: such as declare more than is soon
 * looked up among all, nest deeper than an operation may, or have so many fields under one key that to compare each with each, as
 * "fields can be merged" does, would take long. Errors: OPERATION_TOO_LARGE, OPERATION_TOO_DEEP. Cost: O(fields, fragments written
 * out), no further than to the limits.
 */
export function documentLimits(limits: OperationLimits): ValidationRule {
  return (context): ASTVisitor => ({
    [Kind.DOCUMENT](document: DocumentNode) {
      const passed = passedBy(document, limits);
      if (passed === null) return undefined;
      context.reportError(pastLimit(passed, limits));
      return { ...document, definitions: [] };
    },
  });
}

function passedBy(document: DocumentNode, limits: OperationLimits): OperationLimit | null {
  if (declarationsOf(document) > limits.declarations) return "declarations";
  if (nestsDeeper(document, limits.levels)) return "levels";
  return new Merging(document, limits).passed();
}

/** Whether selections stand in one another deeper than so, as they are written: of fragments each for itself. */
function nestsDeeper({ definitions }: DocumentNode, most: number): boolean {
  let level = definitions.flatMap((one) => ("selectionSet" in one ? [one.selectionSet] : []));
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > most) return true;
    level = level.flatMap(({ selections }) =>
      selections.flatMap((one) => ("selectionSet" in one && one.selectionSet ? [one.selectionSet] : [])),
    );
  }
  return false;
}

function declarationsOf({ definitions }: DocumentNode): number {
  return definitions.reduce(
    (count, one) => count + 1 + (one.kind === Kind.OPERATION_DEFINITION ? (one.variableDefinitions?.length ?? 0) : 0),
    0,
  );
}

/** Fragments by which a selection was come to, the last first. */
interface Way {
  readonly fragment: string;
  readonly before: Way | null;
}

interface Reached {
  readonly set: SelectionSetNode;
  readonly way: Way | null;
}

/** What stands in one place of an answer, whichever selections put it there. */
interface Place {
  readonly fields: ReadonlyMap<string, readonly { readonly field: FieldNode; readonly way: Way | null }[]>;
  /** Pairs of selections that are compared, beside those of fields. */
  readonly spreads: number;
}

class Merging {
  readonly #document: DocumentNode;
  readonly #limits: OperationLimits;
  readonly #fragments = new Map<string, FragmentDefinitionNode>();
  readonly #spread = new Set<string>();
  #pairs = 0;
  #fields = 0;

  constructor(document: DocumentNode, limits: OperationLimits) {
    this.#document = document;
    this.#limits = limits;
    for (const one of document.definitions) {
      if (one.kind === Kind.FRAGMENT_DEFINITION) this.#fragments.set(one.name.value, one);
    }
  }

  /** The limit that is passed, if one is: of all operations together, and of the fragments that none of them spreads. */
  passed(): "pairs" | "fields" | null {
    for (const one of this.#document.definitions) {
      if (one.kind === Kind.OPERATION_DEFINITION) this.#follow({ set: one.selectionSet, way: null });
    }
    for (const [fragment, { selectionSet }] of this.#fragments) {
      if (!this.#spread.has(fragment)) this.#follow({ set: selectionSet, way: { fragment, before: null } });
    }
    return this.#past();
  }

  #past(): "pairs" | "fields" | null {
    if (this.#pairs > this.#limits.pairs) return "pairs";
    return this.#fields > this.#limits.fields ? "fields" : null;
  }

  /** From a selection down, place by place. Without recursion: a document may be as deep as it has tokens. */
  #follow(from: Reached): void {
    const places: (readonly Reached[])[] = [[from]];
    for (let sets = places.pop(); sets !== undefined && this.#past() === null; sets = places.pop()) {
      const { fields, spreads } = this.#placeOf(sets);
      this.#pairs += spreads;
      for (const alike of fields.values()) {
        this.#fields += alike.length;
        this.#pairs += pairsOf(alike.length);
        const below = alike.flatMap(({ field: { selectionSet: set }, way }) => (set ? [{ set, way }] : []));
        if (below.length > 0) places.push(below);
      }
    }
  }

  #placeOf(from: readonly Reached[]): Place {
    const fields = new Map<string, { field: FieldNode; way: Way | null }[]>();
    const spread = new Set<string>();
    let branches = false;
    let withFields = 0;
    const left = [...from];
    for (let one = left.pop(); one !== undefined; one = left.pop()) {
      const { set, way } = one;
      let [own, first] = [0, ""];
      for (const selection of set.selections) {
        if (selection.kind === Kind.FIELD) {
          const key = (selection.alias ?? selection.name).value;
          const alike = fields.get(key);
          if (alike) alike.push({ field: selection, way });
          else fields.set(key, [{ field: selection, way }]);
          own++;
        } else if (selection.kind === Kind.INLINE_FRAGMENT) left.push({ set: selection.selectionSet, way });
        else {
          const fragment = selection.name.value;
          if (first !== "" && first !== fragment) branches = true;
          first = fragment;
          const below = this.#fragments.get(fragment)?.selectionSet;
          if (below === undefined || spread.has(fragment) || isOn(way, fragment)) continue;
          spread.add(fragment);
          this.#spread.add(fragment);
          left.push({ set: below, way: { fragment, before: way } });
        }
      }
      if (own > 0) withFields++;
    }
    // of fragments in a row that hold nothing else, none is compared
    return { fields, spreads: branches || withFields > 1 ? pairsOf(spread.size) : 0 };
  }
}

function pairsOf(count: number): number {
  return (count * (count - 1)) / 2;
}

function isOn(way: Way | null, fragment: string): boolean {
  for (let at = way; at !== null; at = at.before) if (at.fragment === fragment) return true;
  return false;
}
