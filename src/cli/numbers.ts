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

/** `--limit NAME=NUMBER`, as often as there are limits: what was given before, and this one. */
export function limitOption(names: readonly string[]): Option {
  return new Option("--limit <name=number>", "what an operation may have: see docs/limits.md").argParser(
    (text, before: Readonly<Record<string, number>> = {}) => {
      const [name = "", number = ""] = text.split("=");
      if (!names.includes(name)) throw new InvalidArgumentError(`The limits are ${names.join(", ")}.`);
      return { ...before, [name]: wholeNumber(number) };
    },
  );
}
