import { InvalidArgumentError, Option } from "commander";
import { usualCost } from "../api/cost-limit.ts";

export function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("It is no whole number.");
  return Number(text);
}

/** `--max-cost`: above which estimate a question is refused. */
export function costOption(): Option {
  return new Option(
    "--max-cost <number>",
    `refuse what is estimated to visit more entities and relations (${usualCost.toLocaleString("en")})`,
  ).argParser(wholeNumber);
}
