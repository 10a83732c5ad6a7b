import type { ListNote } from "../../../graph/dataset.ts";
import { at, type Place } from "../../../graph/diagnostic.ts";
import { labelOf } from "../ends.ts";
import type { LockedFolder } from "../locked.ts";
import { article, listed } from "../report.ts";
import type { WrittenList } from "../sections/lists.ts";
import { type Linking, quotesAt, speakOf } from "./linking.ts";

/** Makes the lists that sources leave open or announce. Errors: SEED_WRONG_END, SEED_CLAIM_TWICE. */
export function linkLists(linking: Linking, folders: readonly LockedFolder[]): readonly ListNote[] {
  const lists = new Map<string, { readonly list: ListNote; readonly place: Place }>();
  for (const folder of folders) {
    for (const written of folder.written.lists) {
      const entity = speakOf(linking, written.entity, written.folder);
      if (!entity) continue;
      linking.related.add(entity.id);
      checkKinds(linking, written, entity.kind?.name);
      const { relation, direction, status, note } = written;
      const order = linking.ontology.kinds.map(({ name }) => name);
      const members = [...new Set(written.members.map(({ kind }) => kind))].sort(
        (a, b) => order.indexOf(a) - order.indexOf(b),
      );
      const list = {
        entity: entity.id,
        relation,
        direction,
        members,
        status,
        note,
        quotes: quotesAt(folder, written.quotes),
      };
      const said = JSON.stringify([entity.id, relation, direction, members, status, list.quotes]);
      const before = lists.get(said);
      if (before)
        linking.report("SEED_CLAIM_TWICE", written.place, `The same list stands at ${at(before.place)} already.`);
      else lists.set(said, { list, place: written.place });
    }
  }
  return Array.from(lists.values(), ({ list }) => list);
}

function checkKinds({ ontology, report }: Linking, written: WrittenList, kind: string | undefined): void {
  const relation = ontology.relations.find(({ name }) => name === written.relation);
  if (!relation) return;
  const [own, others] = written.direction === "out" ? [relation.from, relation.to] : [relation.to, relation.from];
  const labels = (kinds: readonly string[]) => listed(kinds.map((one) => labelOf(ontology, one)));
  const verbs = written.direction === "out" ? ["begins at", "ends at"] : ["ends at", "begins at"];
  if (kind !== undefined && !own.includes(kind)) {
    const what = `${written.entity.id} is ${article(labelOf(ontology, kind))}`;
    const message = `\`${written.relation}\` ${verbs[0]} ${labels(own)}, and ${what}.`;
    const hint = others.includes(kind) ? `add \`direction: ${written.direction === "out" ? "in" : "out"}\`` : undefined;
    report("SEED_WRONG_END", written.entity.place, message, { hint });
    return;
  }
  for (const member of written.members) {
    if (others.includes(member.kind)) continue;
    const message = `\`${written.relation}\` ${verbs[1]} ${labels(others)}, and never ${article(labelOf(ontology, member.kind))}.`;
    report("SEED_WRONG_END", member.place, message);
  }
}
