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

/** More than that is a slip of the hand. */
const mostWorkers = 64;

/** `--workers`: how many processes answer. */
export function workersOption(): Option {
  return new Option("--workers <number>", "how many processes answer on the port (1)").argParser((text) => {
    const number = wholeNumber(text);
    if (number < 1 || number > mostWorkers) throw new InvalidArgumentError(`Give 1 to ${mostWorkers}.`);
    return number;
  });
}
