import { compareCodePoints, type FieldValue } from "../dataset.ts";
import type { Field, Ontology } from "../ontology.ts";
import { type Ordered, orderKey } from "../values.ts";
import type { Pools } from "./build-pools.ts";
import { columnBuilder, type Steps } from "./column.ts";
import type { FieldColumns } from "./snapshot.ts";

/** How the values of a type are held; numbers as they are, with infinity for none. */
export type Coding = "word" | "ordered" | "flag" | "number" | "enum";

export function codingOf(type: string): Coding {
  switch (type) {
    case "ID":
    case "String":
      return "word";
    case "EDTF":
    case "ISODuration":
    case "Decimal":
      return "ordered";
    case "Boolean":
      return "flag";
    case "Int":
    case "Float":
      return "number";
    default:
      return "enum";
  }
}

/** The values of an enum by code-point order: the code of one is its place here, raised by one. */
export function enumNames(ontology: Ontology, type: string): readonly string[] {
  const declared = ontology.enums.find((one) => one.name === type);
  return (declared?.values ?? []).map(({ name }) => name).sort(compareCodePoints);
}

export interface FieldBuilder {
  readonly push: (value: FieldValue | undefined) => void;
  readonly finish: (rank: Uint32Array) => Steps<FieldColumns>;
}

/** Gathers the values of a field of a kind, slot by slot. */
export function fieldBuilder(ontology: Ontology, field: Field, pools: Pools): FieldBuilder {
  const coding = codingOf(field.type);
  const numbers: number[] = [];
  const codes = columnBuilder();
  const order = columnBuilder();
  const offsets = columnBuilder();
  const recorded = columnBuilder();
  const names = new Map(enumNames(ontology, field.type).map((name, place) => [name, place + 1]));
  offsets.push(0);

  const put = (value: string | number | boolean | null): void => {
    if (coding === "number") numbers.push(value === null ? Number.POSITIVE_INFINITY : Number(value));
    else if (value === null) codes.push(0);
    else if (coding === "flag") codes.push(value === true ? 2 : 1);
    else if (coding === "enum") codes.push(names.get(String(value)) ?? 0);
    else codes.push(pools.word(String(value)));
    if (coding === "ordered" && !field.list) {
      order.push(value === null ? 0 : pools.word(orderKey(field.type as Ordered, String(value))));
    }
  };

  return {
    push: (value) => {
      if (field.list) {
        for (const member of Array.isArray(value) ? value : []) put(member);
        offsets.push(coding === "number" ? numbers.length : codes.length());
        recorded.push(value === undefined ? 0 : 1);
      } else put(value === undefined || Array.isArray(value) ? null : (value as string | number | boolean));
    },
    *finish(rank) {
      const ranked = (code: number): number => (code === 0 ? 0 : (rank[code - 1] as number) + 1);
      const words = coding === "word" || coding === "ordered";
      return {
        values: coding === "number" ? floats(numbers) : yield* codes.finish(words ? ranked : undefined),
        order: coding === "ordered" && !field.list ? yield* order.finish(ranked) : null,
        offsets: field.list ? yield* offsets.finish() : null,
        recorded: field.list ? yield* recorded.finish() : null,
      };
    },
  };
}

/** Numbers that are nowhere recorded take no room. */
function floats(numbers: readonly number[]): Float64Array<ArrayBuffer> {
  const none = numbers.every((value) => value === Number.POSITIVE_INFINITY);
  return none ? new Float64Array(0) : Float64Array.from(numbers);
}
