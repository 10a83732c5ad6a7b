import {
  type ASTNode,
  type ConstDirectiveNode,
  type DefinitionNode,
  type DirectiveDefinitionNode,
  type InputValueDefinitionNode,
  Kind,
} from "graphql";
import { type Declarations, written } from "../declarations.ts";
import {
  type DirectiveShape,
  declaredType,
  describeTaken,
  fits,
  knownDirectives,
  ownDirectives,
  type Takes,
} from "../directives.ts";
import { didYouMean, listed, type Report } from "../report.ts";

/** A directive must be known, stand where it may, and once, with the arguments it takes. */
export function directives({ definitions, directives: declared }: Declarations, report: Report): void {
  for (const [name, shape] of Object.entries(ownDirectives)) {
    const declaration = declared.get(name);
    if (declaration !== undefined) declarationAsKnown(declaration, shape, report);
  }
  const shapes = new Map(Object.entries(knownDirectives));
  for (const [name, node] of declared) shapes.set(name, ownDirectives[name] ?? shapeOf(node));
  for (const definition of definitions) {
    for (const [node, place] of placesIn(definition)) uses(node, place, shapes, report);
  }
}

type Bearer = ASTNode & { readonly directives?: readonly ConstDirectiveNode[] | undefined };

const placeNames: Partial<Record<Kind, string>> = {
  [Kind.OBJECT_TYPE_DEFINITION]: "OBJECT",
  [Kind.INTERFACE_TYPE_DEFINITION]: "INTERFACE",
  [Kind.ENUM_TYPE_DEFINITION]: "ENUM",
  [Kind.SCALAR_TYPE_DEFINITION]: "SCALAR",
  [Kind.SCHEMA_EXTENSION]: "SCHEMA",
  [Kind.FIELD_DEFINITION]: "FIELD_DEFINITION",
  [Kind.ENUM_VALUE_DEFINITION]: "ENUM_VALUE",
};

/** What may bear directives: the definition, its fields or values. What is unsupported has been reported as such. */
function placesIn(definition: DefinitionNode): readonly (readonly [Bearer, string])[] {
  const own = placeNames[definition.kind];
  if (own === undefined) return [];
  const members: readonly Bearer[] =
    ("fields" in definition ? definition.fields : "values" in definition ? definition.values : undefined) ?? [];
  return [[definition as Bearer, own], ...members.map((member) => [member, placeNames[member.kind] ?? ""] as const)];
}

function uses(node: Bearer, place: string, shapes: ReadonlyMap<string, DirectiveShape>, report: Report): void {
  const seen = new Map<string, ConstDirectiveNode>();
  for (const use of node.directives ?? []) {
    const name = use.name.value;
    const shape = shapes.get(name);
    const first = seen.get(name);
    seen.set(name, first ?? use);
    if (shape === undefined) {
      const hint = Object.hasOwn(ownDirectives, name)
        ? `declare it in this file: ${declarationOf(name)}`
        : didYouMean(
            name,
            [...shapes.keys(), ...Object.keys(ownDirectives)],
            "declare it, if it is yours; of the Neo4j GraphQL Library's, only those that shape a graph are known",
          );
      report("ONTOLOGY_UNKNOWN_DIRECTIVE", use, `There is no directive \`@${name}\`.`, hint);
    } else if (!shape.places.includes(place)) {
      const hint = `it stands at ${shape.places.map(placeInWords).join(" or ")}`;
      report("ONTOLOGY_DIRECTIVE_PLACE", use, `\`@${name}\` does not belong at ${placeInWords(place)}.`, hint);
    } else if (first !== undefined) {
      report("ONTOLOGY_DUPLICATE_NAME", use, `\`@${name}\` stands here twice.`, "remove one", first);
    } else argumentsOf(use, shape, report);
  }
}

function argumentsOf(use: ConstDirectiveNode, shape: DirectiveShape, report: Report): void {
  const name = use.name.value;
  const known = Object.keys(shape.arguments);
  const given = use.arguments ?? [];
  for (const [at, argument] of given.entries()) {
    const first = given.slice(0, at).find((one) => one.name.value === argument.name.value);
    if (first !== undefined) {
      const sentence = `\`@${name}\` has \`${argument.name.value}\` twice.`;
      report("ONTOLOGY_DUPLICATE_NAME", argument, sentence, "remove one", first);
    }
    const expected = Object.hasOwn(shape.arguments, argument.name.value)
      ? shape.arguments[argument.name.value]
      : undefined;
    if (expected === undefined) {
      const hint = didYouMean(argument.name.value, known, known.length ? `it takes ${listed(known)}` : "it takes none");
      const sentence = `\`@${name}\` has no argument \`${argument.name.value}\`.`;
      report("ONTOLOGY_DIRECTIVE_ARGUMENT", argument, sentence, hint);
    } else if (!fits(argument.value, expected.takes)) {
      const sentence = `\`${argument.name.value}\` of \`@${name}\` has a value it does not take.`;
      report("ONTOLOGY_DIRECTIVE_ARGUMENT", argument.value, sentence, `it takes ${describeTaken(expected.takes)}`);
    }
  }
  for (const [argument, { required, takes }] of Object.entries(shape.arguments)) {
    if (!required || given.some((one) => one.name.value === argument)) continue;
    const sentence = `\`@${name}\` lacks its argument \`${argument}\`.`;
    report("ONTOLOGY_DIRECTIVE_ARGUMENT", use, sentence, `add ${argument}: ${describeTaken(takes)}`);
  }
}

function declarationAsKnown(node: DirectiveDefinitionNode, shape: DirectiveShape, report: Report): void {
  const name = node.name.value;
  const given = (node.arguments ?? []).map((one) => `${one.name.value}: ${written(one.type)}`);
  const wanted = declaredArguments(shape);
  const places = node.locations.map((one) => one.value);
  if (sameSet(given, wanted) && sameSet(places, shape.places) && !node.repeatable) return;
  const sentence = `\`@${name}\` is declared otherwise than strategraph reads it.`;
  report("ONTOLOGY_DIRECTIVE_DECLARATION", node, sentence, `write: ${declarationOf(name)}`);
}

function declarationOf(name: string): string {
  const shape = ownDirectives[name];
  const taken = shape ? declaredArguments(shape) : [];
  return `directive @${name}${taken.length ? `(${taken.join(", ")})` : ""} on ${shape?.places.join(" | ")}`;
}

/** `near: String`, as an argument is declared. */
function declaredArguments(shape: DirectiveShape): readonly string[] {
  return Object.entries(shape.arguments).map(
    ([one, { takes, required }]) => `${one}: ${declaredType(takes, required)}`,
  );
}

/** Directives that are the writer's own and mean nothing here: only their arguments' names are checked. */
function shapeOf(node: DirectiveDefinitionNode): DirectiveShape {
  const one = (argument: InputValueDefinitionNode) =>
    [
      argument.name.value,
      {
        takes: takenBy(written(argument.type)),
        required: argument.type.kind === Kind.NON_NULL_TYPE && argument.defaultValue === undefined,
      },
    ] as const;
  return {
    places: node.locations.map((location) => location.value),
    arguments: Object.fromEntries((node.arguments ?? []).map(one)),
  };
}

function takenBy(type: string): Takes {
  if (type.startsWith("String")) return "text";
  return type.startsWith("Boolean") ? "boolean" : "anything";
}

function sameSet(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((one) => right.includes(one));
}

function placeInWords(place: string): string {
  const words: Readonly<Record<string, string>> = {
    OBJECT: "a type",
    INTERFACE: "an interface",
    ENUM: "an enum",
    ENUM_VALUE: "an enum value",
    SCALAR: "a scalar",
    FIELD_DEFINITION: "a field",
    SCHEMA: "`extend schema`",
  };
  return words[place] ?? place;
}
