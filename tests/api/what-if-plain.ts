import type { Ontology } from "../../graph/ontology.ts";

/** A relation by which one serves another. */
export interface Service {
  readonly id: string;
  readonly relation: string;
  readonly giver: string;
  readonly taker: string;
  readonly stated: boolean;
}

export interface Shown {
  readonly kinds: ReadonlyMap<string, string>;
  readonly services: readonly Service[];
}

/** What falls: of whom and over which relation, with the relations that fall; and who is cut off, from how far away. */
export interface Falling {
  readonly onlyOnes: readonly string[];
  readonly onlyStated: readonly string[];
  readonly cutOff: readonly string[];
  /** Whom it concerns in turn, over which relation, by which relations, and how many others there are. */
  readonly inTurn: readonly string[];
}

/** What is shown but for an entity and what it serves or is served by. */
export function shownWithout({ kinds, services }: Shown, id: string): Shown {
  return {
    kinds: new Map([...kinds].filter(([one]) => one !== id)),
    services: services.filter(({ giver, taker }) => giver !== id && taker !== id),
  };
}

/** What the graph shows no longer where it is loaded without the entities. */
export function difference(ontology: Ontology, before: Shown, after: Shown, without: readonly string[]): Falling {
  const onlyOnes = new Map<string, string>();
  const onlyStated = new Map<string, string>();
  const stay = [...before.kinds.keys()].filter((id) => !without.includes(id));
  for (const taker of stay) {
    for (const { name } of ontology.relations) {
      const of = ({ services }: Shown) => services.filter((one) => one.taker === taker && one.relation === name);
      const left = of(after);
      const lost = of(before).filter(({ id }) => !left.some((one) => one.id === id));
      const said = `${taker}: ${lost.map(({ id }) => id).sort()}`;
      if (lost.length > 0 && left.length === 0) onlyOnes.set(said, taker);
      else if (lost.some(({ stated }) => stated) && !left.some(({ stated }) => stated)) onlyStated.set(said, taker);
    }
  }
  const farBefore = (id: string) => distance(ontology, before, id);
  const cutOff = stay.filter((id) => farBefore(id) !== null && distance(ontology, after, id) === null);
  const losing = [...onlyOnes.values(), ...onlyStated.values()];
  const fallen = fallingOn(before, without, [...onlyOnes.values()]);
  return {
    onlyOnes: [...onlyOnes.keys()].sort(),
    onlyStated: [...onlyStated.keys()].sort(),
    cutOff: cutOff.map((id) => `${id}: ${farBefore(id)} on`).sort(),
    inTurn: inTurn(before, without, fallen, losing),
  };
}

/** Those that lose their only ones, and whoever would lose its own if those were not there either, until nobody more does. */
function fallingOn({ services }: Shown, without: readonly string[], first: readonly string[]): readonly string[] {
  const fallen = [...new Set(first)];
  for (;;) {
    const gone = (id: string) => without.includes(id) || fallen.includes(id);
    const more = services.find(
      ({ taker, relation }) =>
        !gone(taker) && services.every((one) => one.taker !== taker || one.relation !== relation || gone(one.giver)),
    );
    if (more === undefined) return fallen;
    fallen.push(more.taker);
  }
}

function inTurn(
  { kinds, services }: Shown,
  without: readonly string[],
  fallen: readonly string[],
  losing: readonly string[],
): readonly string[] {
  const told = [...kinds.keys()].filter((id) => !without.includes(id) && !losing.includes(id));
  return told
    .flatMap((taker) => {
      const own = services.filter((one) => one.taker === taker);
      return [...new Set(own.map(({ relation }) => relation))].map((relation) => {
        const all = own.filter((one) => one.relation === relation);
        const by = all.filter(({ giver }) => fallen.includes(giver) && giver !== taker).map(({ id }) => id);
        const others = all.filter(({ giver }) => !fallen.includes(giver) && !without.includes(giver));
        return by.length === 0 ? "" : `${taker}: ${by.sort()} and ${others.length}`;
      });
    })
    .filter((said) => said !== "")
    .sort();
}

/** Over how many relations something can be passed on from one to an aim; null: it cannot. */
function distance(ontology: Ontology, shown: Shown, from: string): number | null {
  let reached = new Set([from]);
  for (let far = 0; far <= shown.kinds.size; far++) {
    if ([...reached].some((id) => isAim(ontology, shown, id))) return far;
    reached = new Set(shown.services.filter(({ giver }) => reached.has(giver)).map(({ taker }) => taker));
  }
  return null;
}

/** Whether relations lead from one to an aim, each serving whose relation is the next. */
export function isWay(ontology: Ontology, shown: Shown, from: string, way: readonly string[]): boolean {
  let at = from;
  for (const id of way) {
    const service = shown.services.find((one) => one.id === id && one.giver === at);
    if (service === undefined) return false;
    at = service.taker;
  }
  return isAim(ontology, shown, at);
}

function isAim({ kinds }: Ontology, shown: Shown, id: string): boolean {
  return kinds.some(({ name, aim }) => aim && name === shown.kinds.get(id));
}
