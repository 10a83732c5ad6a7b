import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  Source,
  validate,
  visit,
} from "graphql";
import { type Diagnostic, nearest } from "../../graph/diagnostic.ts";
import type { Ontology } from "../../graph/ontology.ts";
import { collectFields } from "./compile/collect.ts";
import { compileOperation } from "./compile/operation.ts";
import { shownBy } from "./compile/rule-parts.ts";
import { roleOf } from "./roles.ts";
import { bySeverity, type Rule, type RuleRoot, type RuleText, severities } from "./rule.ts";
import { faultOfError, ruleFault } from "./rule-codes.ts";
import { targetsOf } from "./targets.ts";

export interface RulesRead {
  /** The sound ones, the most severe first, then by id. */
  readonly rules: readonly Rule[];
  /** The files of those that only ask for what the ontology does not have. */
  readonly unfit: readonly string[];
  /** Every fault of every rule; of an unfit one too. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads rules against a served schema. Faults: the RULE_ codes, and the API_ codes of filters. Cost: O(text). */
export function readRules(ontology: Ontology, schema: GraphQLSchema, texts: readonly RuleText[]): RulesRead {
  const rules: Rule[] = [];
  const unfit: string[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const text of texts) {
    const read = readRule(ontology, schema, text);
    if ("rule" in read) rules.push(read.rule);
    else {
      diagnostics.push(...read.faults);
      if (read.faults.every(({ code }) => code === "RULE_UNKNOWN")) unfit.push(text.file);
    }
  }
  return { rules: rules.sort(bySeverity), unfit, diagnostics };
}

type Read = { readonly rule: Rule } | { readonly faults: readonly Diagnostic[] };

function readRule(ontology: Ontology, schema: GraphQLSchema, from: RuleText): Read {
  const id = idOf(from);
  const { title, description, severity, faults: ofHead } = headOf(from);
  const { roots, faults: ofQuery } = rootsOf(ontology, schema, from);
  const faults = [
    ...(isId(id) ? [] : [ruleFault("RULE_NAME", from.file, `${id} is no id of a rule.`)]),
    ...ofHead,
    ...ofQuery,
  ];
  if (faults.length > 0 || severity === null) return { faults };
  return { rule: { id, title, description, severity, roots } };
}

function idOf({ file }: RuleText): string {
  return file.slice(Math.max(file.lastIndexOf("/"), file.lastIndexOf("\\")) + 1).replace(/\.graphql$/, "");
}

function isId(id: string): boolean {
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id);
}

/** What the first comment says: a title, a line `severity: high`, and more about it. */
function headOf({ file, text }: RuleText) {
  const faults: Diagnostic[] = [];
  const comment = /^(?:[ \t]*#[^\n]*(?:\n|$))*/.exec(text.replaceAll("\r\n", "\n"))?.[0] ?? "";
  const lines = comment.split("\n").map((line) => line.replace(/^[ \t]*#+/, "").trim());
  const at = lines.findIndex((line) => /^severity:/i.test(line));
  const [title = "", ...rest] = lines.filter((line, index) => index !== at && line !== "");
  if (title === "") faults.push(ruleFault("RULE_TITLE", file, "The rule does not say what it finds."));
  const word = (lines[at] ?? "").replace(/^severity:/i, "").trim();
  const severity = severities.find((one) => one === word.toUpperCase()) ?? null;
  if (at < 0) faults.push(ruleFault("RULE_SEVERITY", file, "The rule has no line `# severity: ...`."));
  else if (severity === null) {
    const near = nearest(
      word,
      severities.map((one) => one.toLowerCase()),
    );
    const fault = ruleFault("RULE_SEVERITY", file, `\`${word}\` is no severity.`, { line: at + 1, column: 1 });
    faults.push(near === undefined ? fault : { ...fault, hint: `did you mean ${near}?` });
  }
  return { title: title.replace(/\.$/, ""), description: rest.join(" "), severity, faults };
}

function rootsOf(
  ontology: Ontology,
  schema: GraphQLSchema,
  { file, text }: RuleText,
): { readonly roots: readonly RuleRoot[]; readonly faults: readonly Diagnostic[] } {
  const failed = (faults: readonly Diagnostic[]) => ({ roots: [], faults });
  let document: DocumentNode;
  try {
    document = parse(new Source(text, file));
  } catch (error) {
    if (error instanceof GraphQLError) return failed([faultOfError("RULE_SYNTAX", file, error)]);
    throw error;
  }
  const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  const [operation, another] = operations;
  if (operation === undefined || another !== undefined || operation.operation !== OperationTypeNode.QUERY) {
    const { line, column } = (another ?? operation)?.loc?.startToken ?? { line: 1, column: 1 };
    return failed([ruleFault("RULE_OPERATION", file, "A rule is one query.", { line, column })]);
  }
  const variables = (operation.variableDefinitions ?? []).map(({ variable, loc }) =>
    ruleFault("RULE_VARIABLE", file, `The rule has a variable $${variable.name.value}.`, loc?.startToken),
  );
  const invalid = validate(schema, document).map((error) => faultOfError("RULE_UNKNOWN", file, error));
  if (invalid.length > 0 || variables.length > 0) return failed([...variables, ...invalid]);
  return rootsIn(ontology, schema, file, document, operation);
}

function rootsIn(
  ontology: Ontology,
  schema: GraphQLSchema,
  file: string,
  document: DocumentNode,
  operation: OperationDefinitionNode,
) {
  const written = writtenOut(document, operation);
  const query = schema.getQueryType();
  const from = { ontology, schema, targets: targetsOf(ontology), fragments: new Map(), variables: {}, rules: [] };
  if (!query) throw new Error("the served schema has no query type");
  const compiled = compileOperation({ ...from, operation: written, traced: false });
  const faults = "faults" in compiled ? compiled.faults.map((error) => faultOfError("RULE_UNKNOWN", file, error)) : [];
  const roots: RuleRoot[] = [];
  for (const group of collectFields(from, query, [written.selectionSet]).values()) {
    const [{ name, loc }] = group;
    const field = query.getFields()[name.value];
    const role = field && roleOf(field);
    const found =
      role?.role === "list" || role?.role === "isolated" || (role?.role === "analysis" && role.of === "cycles");
    if (field === undefined || !found) {
      faults.push(ruleFault("RULE_ROOT", file, `\`${name.value}\` gives no entities to be found.`, loc?.startToken));
    } else if (role.role === "list" && !shownBy(from, field, group)) {
      faults.push(
        ruleFault("RULE_SHOWS_NOTHING", file, `The rule shows nothing of \`${name.value}\`.`, loc?.startToken),
      );
    } else roots.push({ field: name.value, group });
  }
  return { roots, faults };
}

/** The operation with its fragments written out where they are spread. */
function writtenOut(document: DocumentNode, operation: OperationDefinitionNode): OperationDefinitionNode {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of document.definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
  const writeOut = <Node extends OperationDefinitionNode | FragmentDefinitionNode>(node: Node): Node =>
    visit(node, {
      [Kind.FRAGMENT_SPREAD]: ({ name, directives = [] }) => {
        const fragment = fragments.get(name.value);
        if (fragment === undefined) return undefined;
        const { typeCondition, selectionSet } = writeOut(fragment);
        return { kind: Kind.INLINE_FRAGMENT, typeCondition, directives, selectionSet };
      },
    });
  return writeOut(operation);
}
