import { isDeepStrictEqual } from "node:util";
import { compareCodePoints, type Dataset } from "../dataset.ts";
import type { Changes, Difference } from "../engine.ts";
import type { Steps } from "./column.ts";

/** What changes from one dataset to another. Cost: O(both), nothing where the revisions are equal. */
export function* differenceSteps(from: Dataset | null, to: Dataset): Steps<Difference> {
  if (from?.revision === to.revision) {
    return { from: from.revision, to: to.revision, entities: unchanged, relations: unchanged };
  }
  return {
    from: from?.revision ?? null,
    to: to.revision,
    entities: yield* changes(from?.entities ?? [], to.entities),
    relations: yield* changes(from?.relations ?? [], to.relations),
  };
}

const unchanged: Changes = { added: 0, changed: 0, removed: 0 };

/** Goes along two sequences that ascend by id. */
function* changes<T extends { readonly id: string }>(from: Iterable<T>, to: Iterable<T>): Steps<Changes> {
  const [olds, news] = [from[Symbol.iterator](), to[Symbol.iterator]()];
  let [before, after] = [olds.next(), news.next()];
  const counts = { added: 0, changed: 0, removed: 0 };
  for (let step = 1; before.done !== true || after.done !== true; step++) {
    const order =
      before.done === true ? 1 : after.done === true ? -1 : compareCodePoints(before.value.id, after.value.id);
    if (order < 0) counts.removed++;
    else if (order > 0) counts.added++;
    else if (!isDeepStrictEqual(before.value, after.value)) counts.changed++;
    if (order <= 0) before = olds.next();
    if (order >= 0) after = news.next();
    if (step % 64 === 0) yield;
  }
  return counts;
}
