import type { Words } from "../data/ontology.ts";
import type { Texts } from "../texts/en.ts";
import type { Concerned, Side } from "./touching.ts";

/** What becomes of somebody: of a relation, as it reads from there, or altogether. */
interface Consequence {
  readonly reading: string | null;
  readonly says: string;
}

/** What becomes of somebody, the heaviest first; `aims`: what all aims are called. */
export function consequencesOf(
  { losses, lines, isCutOff, standing }: Concerned,
  words: Words,
  { whatIf: { left } }: Texts,
  aims: string,
): readonly Consequence[] {
  const reading = ({ relation, direction }: Side) => words.reading(relation, direction);
  const lost = losses.map((loss) => ({ reading: reading(loss), says: left[loss.sign] }));
  const cut = isCutOff ? [{ reading: null, says: left.noWay(aims) }] : [];
  const heavy = [...lost, ...cut];
  if (heavy.length > 0) return heavy;
  if (standing === "reached") return [{ reading: null, says: left.reached }];
  const keeps = new Set(lines.flatMap(({ side }) => (side !== null && isServed(side, words) ? [reading(side)] : [])));
  if (keeps.size === 0) return [{ reading: null, says: left.restsNot }];
  return [...keeps].map((one) => ({ reading: one, says: left.others }));
}

/** Whether who has the relation is who is served by it. */
function isServed({ relation, direction }: Side, { relations }: Words): boolean {
  const serves = relations.find(({ name }) => name === relation)?.serves;
  return direction === "IN" ? serves === "out" : serves === "in";
}
