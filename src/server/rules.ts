import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import type { GraphQLSchema } from "graphql";
import type { Diagnostic } from "../../graph/diagnostic.ts";
import type { Ontology } from "../../graph/ontology.ts";
import type { Rule, RuleText } from "../api/rule.ts";
import { ruleFault } from "../api/rule-codes.ts";
import { readRules } from "../api/rules.ts";
import { readTextFile, reasonOf } from "./text-file.ts";

/** Where the rules of `findings` stand. */
export interface RulesPlace {
  readonly folder: string;
  /**
   * Whether they were written for the ontology that is served. Those that come with strategraph were written for its own:
   * of them, what asks for kinds or relations that an ontology does not have is left out without a word.
   */
  readonly own: boolean;
}

export interface LoadedRules {
  readonly rules: readonly Rule[];
  /** Every fault of every rule. */
  readonly diagnostics: readonly Diagnostic[];
  /** A hash of their names and texts. */
  readonly written: string;
}

/**
 * The rules of a folder, as they fit a served schema. No folder: no rules. Never rejects for what is in the files: faults
 * are diagnostics, those of `readRules` and RULE_UNREADABLE. Cost: O(bytes).
 */
export async function loadRules(
  ontology: Ontology,
  schema: GraphQLSchema,
  { folder, own }: RulesPlace,
): Promise<LoadedRules> {
  const files = await readdir(folder).catch((): string[] => []);
  const texts: RuleText[] = [];
  const unreadable: Diagnostic[] = [];
  for (const name of files.filter((one) => one.endsWith(".graphql") && !one.startsWith(".")).sort()) {
    const file = join(folder, name);
    try {
      texts.push({ file, text: await readTextFile(file) });
    } catch (error) {
      unreadable.push(ruleFault("RULE_UNREADABLE", file, `The rule cannot be read: ${reasonOf(error)}.`));
    }
  }
  const { rules, unfit, diagnostics } = readRules(ontology, schema, texts);
  const leftOut = new Set(own ? [] : unfit);
  const faults = diagnostics.filter(({ place }) => place === undefined || !leftOut.has(place.file));
  const named = texts.map(({ file, text }) => [basename(file), text]);
  const written = createHash("sha256").update(JSON.stringify(named)).digest("hex");
  return { rules, diagnostics: [...unreadable, ...faults], written };
}
