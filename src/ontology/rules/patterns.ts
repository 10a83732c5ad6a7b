import { type EnumValueDefinitionNode, Kind } from "graphql";
import { type Declarations, directive, text, written } from "../declarations.ts";
import { patternStep } from "../directives.ts";
import { kindsAtEnd, kindsNamed, maxHopsOf, stepsOf } from "../patterns.ts";
import { didYouMean, type Report } from "../report.ts";
import { reservedFields } from "../reserved.ts";

/** A pattern goes over relations there are, from kinds to kinds that they join, and its names are free at those kinds. */
export function patterns(declarations: Declarations, report: Report): void {
  stepDeclared(declarations, report);
  const names = new Map<string, EnumValueDefinitionNode>();
  for (const value of declarations.patterns?.values ?? []) {
    const use = directive(value, "pattern");
    if (use === undefined) {
      const hint = `write: ${value.name.value} @pattern(steps: [...], maxHops: 4, from: "...", to: "...", inverse: "...", out: "...", in: "...")`;
      report("ONTOLOGY_PATTERN", value, `What \`${value.name.value}\` is a pattern of is not said.`, hint);
      continue;
    }
    for (const name of [value.name.value, text(use, "inverse")]) {
      if (name !== undefined) named(name, value, names, report);
    }
    chain(value, declarations, report);
  }
}

function stepDeclared({ definitions }: Declarations, report: Report): void {
  const node = definitions.find(
    (one) => one.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION && one.name.value === patternStep.name,
  );
  if (node?.kind !== Kind.INPUT_OBJECT_TYPE_DEFINITION) return;
  const given = (node.fields ?? []).map((field) => `${field.name.value}: ${written(field.type)}`);
  const wanted = [...patternStep.fields].map(([name, type]) => `${name}: ${type}`);
  if (given.join() === wanted.join()) return;
  const sentence = `\`${patternStep.name}\` is declared otherwise than strategraph reads it.`;
  report("ONTOLOGY_DIRECTIVE_DECLARATION", node, sentence, `write: input ${patternStep.name} { ${wanted.join(" ")} }`);
}

function named(
  name: string,
  value: EnumValueDefinitionNode,
  names: Map<string, EnumValueDefinitionNode>,
  report: Report,
): void {
  if (!/^[a-z][A-Za-z0-9]*$/.test(name)) {
    report(
      "ONTOLOGY_BAD_NAME",
      value,
      `\`${name}\` is not a fitting name.`,
      "a pattern's name is like supportsIndirectly",
    );
  }
  const taken = reservedFields.get(name);
  if (taken !== undefined) {
    report("ONTOLOGY_RESERVED_NAME", value, `\`${name}\` is taken: it is ${taken}.`, "choose another name");
  }
  const first = names.get(name);
  names.set(name, first ?? value);
  if (first !== undefined) {
    report("ONTOLOGY_DUPLICATE_NAME", value, `Two patterns are called \`${name}\`.`, "rename one", first);
  }
}

/** The longest chain an engine follows. */
const longest = 6;

function chain(value: EnumValueDefinitionNode, declarations: Declarations, report: Report): void {
  const use = directive(value, "pattern");
  const name = value.name.value;
  const steps = stepsOf(use);
  const relations = [...new Set(declarations.relationFields.flatMap(({ relation }) => relation ?? []))];
  const unknown = steps.filter(({ relation }) => !relations.includes(relation));
  for (const { relation, node } of unknown) {
    const hint = didYouMean(relation, relations, "name one of the relations");
    report("ONTOLOGY_PATTERN", node, `\`${name}\` goes over \`${relation}\`, which is no relation.`, hint);
  }
  const hops = maxHopsOf(use);
  if (hops !== undefined && (hops < 1 || hops > longest)) {
    const sentence = `\`${name}\` goes over ${hops} relations at most.`;
    report("ONTOLOGY_PATTERN", use ?? value, sentence, `write maxHops: 1 to ${longest}`);
  }
  for (const [argument, end] of [
    ["from", "begins"],
    ["to", "ends"],
  ] as const) {
    const given = text(use, argument);
    if (given === undefined) continue;
    const kinds = kindsNamed(declarations, given);
    if (kinds.length === 0) {
      const known = [...declarations.kinds.keys(), ...declarations.interfaces.keys()];
      const sentence = `\`${name}\` ${end} at \`${given}\`, which is no kind and no interface.`;
      report("ONTOLOGY_UNKNOWN_TYPE", use ?? value, sentence, didYouMean(given, known, "name a kind or an interface"));
    } else if (steps.length > 0 && unknown.length === 0 && kindsAtEnd(declarations, steps, kinds, end).length === 0) {
      const sentence = `\`${name}\` ${end} at \`${given}\`, where none of its steps ${end}.`;
      report("ONTOLOGY_PATTERN", use ?? value, sentence, "add a step, or turn one round with backwards: true");
    }
  }
}
