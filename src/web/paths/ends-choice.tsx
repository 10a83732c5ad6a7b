import { Link } from "wouter";
import { useAddress } from "../address.ts";
import { useNamed } from "../data/names.ts";
import { useWords } from "../data/words.ts";
import { Choice } from "../parts/choice.tsx";
import { EntityBox } from "../parts/entity-box.tsx";
import { Several } from "../parts/several.tsx";
import { useTexts } from "../texts/texts.ts";
import { type AskedPaths, hops, least } from "./asked.ts";
import styles from "./paths.module.css";
import type { Possible } from "./use-possible.ts";

/** From where to where, and over what. */
export function EndsChoice({ asked, possible }: { readonly asked: AskedPaths; readonly possible: Possible }) {
  const { paths, find } = useTexts();
  const words = useWords();
  const { here, go } = useAddress();
  const { from, to, direction, maxHops, relations } = asked;
  const isKind = (end: string) => words.kind(end) !== null;
  const names = useNamed([from, to].filter((end) => end !== null && !isKind(end)) as readonly string[]);
  const chosen = (end: string | null) => {
    if (end === null) return null;
    const kind = words.kind(end);
    return { id: end, name: kind === null ? (names.get(end)?.name ?? end) : find.all(kind.pluralLabel) };
  };
  const choose = (name: string, value: string) => go(here({ [name]: value === "" ? null : value, first: null }));
  const firmness = least.map((id) => ({ id, label: paths.least[id] }));
  const lengths = Array.from({ length: hops.most }, (_, at) => ({ id: `${at + 1}`, label: paths.hops(at + 1) }));
  return (
    <div className={styles.choices}>
      <div className={styles.ends}>
        <EntityBox withKinds label={paths.from} chosen={chosen(from)} onChoose={(id) => choose("from", id)} />
        <Link className={styles.swap} href={here({ from: to, to: from, first: null })} aria-label={paths.swap}>
          ⇄
        </Link>
        <EntityBox withKinds label={paths.to} chosen={chosen(to)} onChoose={(id) => choose("to", id)} />
      </div>
      <div className={styles.how}>
        <Choice label={paths.most} options={lengths} chosen={`${maxHops}`} onChoose={(id) => choose("hops", id)} />
        <Choice
          label={paths.direction}
          options={(["BOTH", "OUT", "IN"] as const).map((id) => ({ id, label: paths.directions[id] }))}
          chosen={direction}
          onChoose={(id) => choose("direction", id === "BOTH" ? "" : id)}
        />
        <Choice
          label={paths.firmness}
          options={[{ id: "", label: paths.any }, ...firmness]}
          chosen={asked.least ?? ""}
          onChoose={(id) => choose("least", id)}
        />
        <Several
          label={paths.over}
          none={paths.anyRelation}
          options={[...possible.offered, ...possible.barred].map(({ name, reading, description }) => ({
            id: name,
            label: reading.out,
            description,
          }))}
          chosen={relations}
          onChoose={(via) => go(here({ via, first: null }))}
        />
      </div>
      {possible.barred.length > 0 && (
        <p className={styles.barred} role="status">
          {possible.barred.map(({ name, reading }) => (
            <span key={name}>
              {paths.barred(reading.out)}{" "}
              <Link href={here({ via: relations.filter((one) => one !== name), first: null })}>
                {paths.takeAway(reading.out)}
              </Link>
            </span>
          ))}
        </p>
      )}
    </div>
  );
}
