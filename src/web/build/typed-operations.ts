import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { codegen } from "@graphql-codegen/core";
import * as typescriptOperations from "@graphql-codegen/typescript-operations";
import {
  type DocumentNode,
  type EnumTypeDefinitionNode,
  type InputObjectTypeDefinitionNode,
  Kind,
  parse,
  print,
  visit,
} from "graphql";
import type { Plugin } from "vite";

export interface Paths {
  /** The schema of the API, as text. */
  readonly schema: string;
  /** The folder of the page's operations and fragments. */
  readonly operations: string;
  /** What is written: each operation as a constant, with the types of its answer and of its variables. */
  readonly out: string;
}

/** What an ontology declares: to the page its names are strings, and what is asked of a kind's fields is made as it runs. */
const ofOntology = ["Kind", "Relation", "Pattern", "EntityImplementation", "Ends", "EntityWhere"];

/** Makes the types of the page's operations from the API's schema, before each build. Errors: an operation that the schema does not allow. */
export function typedOperations(paths: Paths): Plugin {
  return {
    name: "typed-operations",
    async buildStart() {
      const files = readdirSync(paths.operations).filter((name) => name.endsWith(".graphql"));
      for (const name of files) this.addWatchFile(join(paths.operations, name));
      const documents = files.map((name) => ({
        location: name,
        document: parse(readFileSync(join(paths.operations, name), "utf8")),
      }));
      const types = await codegen({
        filename: paths.out,
        schema: withoutOntology(parse(readFileSync(paths.schema, "utf8"))),
        documents,
        config: {
          scalars: {
            ...Object.fromEntries(ofOntology.map((name) => [name, "string"])),
            Ends: "Ends",
            EntityWhere: "Readonly<Record<string, unknown>>",
            ID: "string",
          },
          defaultScalarType: "string",
          immutableTypes: true,
          useTypeImports: true,
          skipTypename: true,
          enumType: "string-literal",
          avoidOptionals: { inputValue: false },
          maybeValue: "T | null",
        },
        plugins: [{ operations: {} }],
        pluginMap: { operations: typescriptOperations },
      });
      const constants = texts(documents.map(({ document }) => document)).map(
        ({ name, text }) =>
          `export const ${name}: Operation<${name}Query, ${name}QueryVariables> = ${JSON.stringify({ name, text })};`,
      );
      const head = 'import type { Ends, Operation } from "./operation.ts";\n';
      // an entity's type is its kind, which the ontology names
      const ofKinds = types.replaceAll("kind: 'Entity'", "kind: string");
      const written = `${head}\n${ofKinds}\n${constants.join("\n\n")}\n`;
      if (readIfThere(paths.out) !== written) writeFileSync(paths.out, written);
    },
  };
}

/** An entity is one type then, whatever its kind, and an end or a kind is whatever the ontology calls so. */
function withoutOntology(schema: DocumentNode): DocumentNode {
  const asScalar = ({ name }: EnumTypeDefinitionNode | InputObjectTypeDefinitionNode) =>
    ofOntology.includes(name.value) ? ({ kind: Kind.SCALAR_TYPE_DEFINITION, name } as const) : undefined;
  return visit(schema, {
    EnumTypeDefinition: asScalar,
    InputObjectTypeDefinition: asScalar,
    InterfaceTypeDefinition: ({ name, fields }) =>
      ({ kind: Kind.OBJECT_TYPE_DEFINITION, name, fields: fields ?? [] }) as const,
    ObjectTypeDefinition: ({ name, fields }) =>
      ({ kind: Kind.OBJECT_TYPE_DEFINITION, name, fields: fields ?? [] }) as const,
  });
}

/** Each operation with the fragments that it uses. */
function texts(documents: readonly DocumentNode[]): readonly { readonly name: string; readonly text: string }[] {
  const definitions = documents.flatMap((document) => document.definitions);
  const fragments = new Map(
    definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [])),
  );
  return definitions.flatMap((one) => {
    if (one.kind !== Kind.OPERATION_DEFINITION || one.name === undefined) return [];
    const used = new Set<string>();
    const collect = (node: Parameters<typeof visit>[0]): void => {
      visit(node, {
        FragmentSpread({ name: { value } }) {
          const fragment = fragments.get(value);
          if (fragment === undefined || used.has(value)) return;
          used.add(value);
          collect(fragment);
        },
      });
    };
    collect(one);
    const parts = [one, ...[...used].map((name) => fragments.get(name)).filter((found) => found !== undefined)];
    return [{ name: one.name.value, text: parts.map((part) => print(part)).join("\n\n") }];
  });
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}
