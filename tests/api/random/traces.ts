import {
  type DocumentNode,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from "graphql";
import { expect } from "vitest";
import type { Engine } from "../../../graph/engine.ts";
import type { Ontology } from "../../../graph/ontology.ts";
import { askedWorld } from "./asked-world.ts";
import { randomOperation } from "./operation.ts";
import type { EntityNode } from "./reference/world.ts";

interface Compared {
  /** Pairs of an operation and its variables, whose answer was given. */
  readonly pairs: number;
  /** Of those, answers that show relations. */
  readonly shown: number;
}

/**
 * Compares what random answers show of random graphs with what plain resolvers answer of, until so many have been,
 * and so many of them that show relations. What differs fails, with the seed that makes it again.
 */
export async function compareTraces(
  wanted: Compared & { readonly seed: number; readonly operationsPerWorld: number },
  make: (ontology: Ontology) => Promise<Engine>,
): Promise<Compared> {
  const { seed, operationsPerWorld } = wanted;
  let [pairs, shown] = [0, 0];
  const goesOn = (): boolean => pairs < wanted.pairs || shown < wanted.shown;
  for (let world = 0; goesOn(); world++) {
    const { schema, engine, executor, reference, pool } = await askedWorld(seed + world, world, make);
    for (let at = 0; at < operationsPerWorld && goesOn(); at++) {
      const { text, operationName, variables } = randomOperation(pool, schema, 2);
      const document = parse(text);
      if (validate(schema, document).length > 0) continue;
      for (const given of variables) {
        const request = { document, variables: given, operationName };
        if ((await executor.execute(request)).errors) continue;
        const met = { entities: new Set<string>(), relations: new Map<string, string>() };
        const meet = ({ entity, relation, cited }: EntityNode): void => {
          if (!cited) met.entities.add(entity.id);
          if (relation === null) return;
          met.relations.set(relation.id, relation.kind);
          met.entities.add(relation.from).add(relation.to);
        };
        const { errors } = reference(seen(schema, document), given, operationName, meet);
        expect(errors).toBeUndefined();
        const traced = await executor.trace(request);
        if ("errors" in traced) throw traced.errors[0];
        const { entities, relations } = traced;
        const place = `TRACE_SEED=${seed + world}, operation ${at}: ${text}\n${JSON.stringify(given)}`;
        expect([...entities].sort(), place).toEqual([...met.entities].sort());
        expect([...relations].sort(), place).toEqual([...met.relations].sort());
        pairs++;
        if (relations.size > 0) shown++;
      }
    }
    await engine.close();
  }
  return { pairs, shown };
}

/** Asks one field more of every entity and every edge: of those of which only the type's name is asked, too. */
function seen(schema: GraphQLSchema, document: DocumentNode): DocumentNode {
  const types = new TypeInfo(schema);
  return visit(
    document,
    visitWithTypeInfo(types, {
      SelectionSet: {
        leave: (set) => {
          const type = getNamedType(types.getParentType());
          if (!(isObjectType(type) || isInterfaceType(type))) return undefined;
          const { id, cursor, mentions } = type.getFields();
          const name = cursor ? "cursor" : id && mentions ? "id" : null;
          if (name === null) return undefined;
          const field = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: name } } as const;
          return {
            ...set,
            selections: [...set.selections, { ...field, alias: { kind: Kind.NAME, value: `seen${name}` } }],
          };
        },
      },
    }),
  );
}
