import type { Entity } from "../../graph/dataset.ts";
import { rootOrder } from "../../graph/plan/near.ts";
import type { Chosen, Walk } from "../../graph/plan/plan.ts";
import { holds } from "./plain-predicates.ts";
import { quotesOf, wordsOf } from "./plain-records.ts";
import { plainScore } from "./plain-search.ts";
import { select } from "./plain-select.ts";
import { distances, everyWay, type Field, type PlainWay } from "./plain-ways.ts";
import { alone, type Step, type World } from "./plain-world.ts";

/** The entities a root scans, or those that are near some, or in which a text is found. */
export function scanned(world: World, { kinds, near }: Pick<Chosen, "kinds" | "near">): readonly Step[] {
  const { entities, value } = world;
  const ofKind = entities.filter(({ kind }) => kinds.includes(kind));
  if (near === null) return ofKind.map(alone);
  if ("text" in near) {
    return ofKind.flatMap((entity) => {
      const quotes = quotesOf(entity).map((quote) => wordsOf(world, quote));
      const score = plainScore(String(value(near.text)), entity, quotes);
      return score === null ? [] : [{ ...alone(entity), score }];
    });
  }
  const ids = [value(near.ids)].flat();
  const starts = entities.filter(({ id }) => ids.includes(id));
  const away = distances(wayField(world), starts, near.walk);
  return ofKind.flatMap((entity) => {
    const distance = away.get(entity.id);
    return distance === undefined ? [] : [{ ...alone(entity), distance }];
  });
}

export function chosen(world: World, of: Chosen): readonly Entity[] {
  const selection = { ...of, order: rootOrder(of), columns: [] };
  return select(world, scanned(world, of), selection, false).page.map(({ entity }) => entity);
}

/** Every way from an entity that is as long as a walk asks. */
export function waysFrom(world: World, start: Entity, walk: Walk): readonly PlainWay[] {
  return everyWay(wayField(world), start, walk).filter(({ gone }) => gone.length >= walk.minHops);
}

/** What a way ends at, and the relation it ends with. */
export function endOf({ start, gone }: PlainWay): Step {
  const last = gone.at(-1);
  return { entity: last?.entity ?? start, relation: last?.relation ?? null };
}

function wayField(world: World): Field {
  const { relations, byId, value, visit } = world;
  return {
    relations,
    byId,
    passes: ({ through }, relation) =>
      through === null || holds(world, { entity: byId.get(relation.to) as Entity, relation }, through) === true,
    avoided: ({ avoid }) => (avoid === null ? [] : [value(avoid)].flat()),
    visit,
  };
}
