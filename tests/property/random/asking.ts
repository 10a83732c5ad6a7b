import type { Value } from "../../../graph/rows.ts";
import type { Generate } from "./choosing.ts";

/** A plan in the making: values are given params as they come up. */
export interface Asking {
  readonly g: Generate;
  readonly values: Value[];
}

export function param({ values }: Asking, value: Value): number {
  values.push(value);
  return values.length - 1;
}
