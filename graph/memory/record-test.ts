import { isDeepStrictEqual } from "node:util";
import type { Quantifier } from "../plan/plan.ts";
import type { Value } from "../rows.ts";
import type { Of } from "./attribute.ts";
import { comparisons, type FieldTest, searches } from "./field-test.ts";
import type { Meter } from "./meter.ts";
import { FALSE, SUSPENDED, type Test, TRUE, type Truth, UNKNOWN } from "./truth.ts";

/** A test of what a record has; unknown where it has nothing, or where it is compared with null. */
export function testRecord(read: (record: number) => Value, test: FieldTest["test"], value: Value): Test {
  if (test === "isNull") return (record) => (read(record) === null ? TRUE : FALSE);
  if (value === null) return () => UNKNOWN;
  return (record) => {
    const own = read(record);
    return own === null ? UNKNOWN : truthOf(own, test, value);
  };
}

function truthOf(own: NonNullable<Value>, test: Exclude<FieldTest["test"], "isNull">, value: Value): Truth {
  switch (test) {
    case "eq":
      return isDeepStrictEqual(own, value) ? TRUE : FALSE;
    case "in": {
      const members = value as readonly Value[];
      return members.includes(own) ? TRUE : members.includes(null) ? UNKNOWN : FALSE;
    }
    case "includes":
      return Array.isArray(own) ? (own.includes(value) ? TRUE : FALSE) : UNKNOWN;
    case "contains":
    case "startsWith":
    case "endsWith":
      return typeof own === "string" ? (searches[test](own, String(value)) ? TRUE : FALSE) : UNKNOWN;
    default:
      return typeof own === "number" ? (comparisons[test](own - Number(value)) ? TRUE : FALSE) : UNKNOWN;
  }
}

/** Over what hangs on a subject, each known by a number: always true or false. Stops at the first that decides. */
export function quantify(meter: Meter, how: Quantifier, members: Of<readonly number[]>, test: Test | null): Test {
  let resumeAt = 0;
  let resumeWith = 0;
  const suspend = (at: number, passed: number): typeof SUSPENDED => {
    resumeAt = at;
    resumeWith = passed;
    return SUSPENDED;
  };
  return (entity, relation, origin) => {
    const all = members(entity, relation, origin);
    let passed = resumeWith;
    let at = resumeAt;
    resumeAt = 0;
    resumeWith = 0;
    for (; at < all.length; at++) {
      const truth = test === null ? TRUE : test(all[at] as number, -1, -1);
      if (truth === SUSPENDED) return suspend(at, passed);
      meter.left--;
      if (truth === TRUE) {
        if (how === "some") return TRUE;
        if (how === "none" || (how === "single" && passed > 0)) return FALSE;
        passed++;
      } else if (truth === FALSE && how === "all") return FALSE;
      if (meter.left < 0 && meter.spent()) return suspend(at + 1, passed);
    }
    return how === "none" || passed > 0 ? TRUE : FALSE;
  };
}
