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
import { expect, test } from "vitest";
import { askedWorld } from "../api/random/asked-world.ts";
import { randomOperation } from "../api/random/operation.ts";
import type { EntityNode } from "../api/random/reference.ts";

const pairs = Number(process.env.TRACE_DIFFERENTIAL ?? (process.env.CI ? 4_000 : 400));
const seed = Number(process.env.TRACE_SEED ?? 61_024);
const operationsPerWorld = 50;

test(`what ${pairs} random answers show of the graph is what plain resolvers answer of, no more and no less`, async () => {
  let compared = 0;
  let shown = 0;
  for (let world = 0; compared < pairs; world++) {
    const { schema, engine, executor, reference, pool } = await askedWorld(seed + world, world);
    for (let at = 0; at < operationsPerWorld; at++) {
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
        compared++;
        if (relations.size > 0) shown++;
      }
    }
    await engine.close();
  }
  expect(shown).toBeGreaterThan(pairs / 30);
}, 600_000);

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
