import type { Words } from "../data/ontology.ts";
import type { Texts } from "../texts/en.ts";
import type { Concerned, Line, Side } from "./touching.ts";

/** What becomes of somebody: of a relation, as it reads from there, or altogether. */
interface Consequence {
  readonly reading: string | null;
  readonly says: string;
}

/** What becomes of somebody, the heaviest first; `aims`: what all aims are called. */
export function consequencesOf(
  { losses, lines, lostWay, inTurn, standing }: Concerned,
  words: Words,
  { whatIf: { left } }: Texts,
  aims: string,
): readonly Consequence[] {
  const reading = ({ relation, direction }: Side) => words.reading(relation, direction);
  const lost = losses.map((loss) => ({ reading: reading(loss), says: left[loss.sign] }));
  const cut = lostWay !== null ? [{ reading: null, says: left.noWay(aims) }] : [];
  const heavy = [...lost, ...cut];
  if (heavy.length > 0) return heavy;
  if (standing === "inTurn")
    return inTurn.map(({ side, others }) => ({ reading: reading(side), says: left.inTurn(others) }));
  if (standing === "reached") return [{ reading: null, says: left.reached }];
  const keeps = new Set(lines.flatMap(({ side }) => (side !== null && isServed(side, words) ? [reading(side)] : [])));
  if (keeps.size === 0) return [{ reading: null, says: left.restsNot }];
  return [...keeps].map((one) => ({ reading: one, says: left.others }));
}

/** What becomes of somebody by one relation: null where it does not rest on that, or where it is a way over several. */
export function saysOf({ sign, side }: Line, words: Words, { whatIf: { left } }: Texts): string | null {
  if (sign !== "touches") return left[sign];
  return side !== null && isServed(side, words) ? left.others : null;
}

/** Whether who has the relation is who is served by it. */
function isServed({ relation, direction }: Side, { relations }: Words): boolean {
  const serves = relations.find(({ name }) => name === relation)?.serves;
  return direction === "IN" ? serves === "out" : serves === "in";
}
