import { Button } from "react-aria-components";
import { useAddress } from "../address.ts";
import { relationsBetween } from "../data/ends.ts";
import type { Axes } from "../data/opening-axes.ts";
import { useWords } from "../data/words.ts";
import { Choice, type Option } from "../parts/choice.tsx";
import { useTexts } from "../texts/texts.ts";
import { chainsBetween, changesFor, swapped } from "./axes.ts";
import styles from "./matrix.module.css";

/** What the rows and columns are, and what has to link them. */
export function AxesChoice({ axes }: { readonly axes: Axes }) {
  const { matrix, basis } = useTexts();
  const words = useWords();
  const { here, go, get } = useAddress();
  const choose = (changed: Partial<Axes>) => {
    const next = { ...axes, ...changed };
    const between = relationsBetween(words, next.rows, next.columns).map(({ name }) => name);
    const via = next.via.filter((one) => between.includes(one));
    const isKindChanged = next.rows !== axes.rows || next.columns !== axes.columns;
    const only = next.rows === axes.rows ? next.only : null;
    go(here(changesFor({ ...next, via, only, pattern: isKindChanged ? null : next.pattern })));
  };
  const kinds: readonly Option[] = words.kinds.map(({ name, pluralLabel }) => ({ id: name, label: pluralLabel }));
  const relations = relationsBetween(words, axes.rows, axes.columns);
  const via: readonly Option[] = [
    { id: "", label: matrix.any },
    ...relations.map(({ name, reading, description }) => ({ id: name, label: reading.out, description })),
    ...chainsBetween(words, axes).map(({ name, reading }) => ({ id: `~${name}`, label: reading })),
  ];
  const only: readonly Option[] = [
    { id: "", label: matrix.onlyAll },
    ...(words.kind(axes.rows)?.relationFields ?? []).map(({ name, relation, direction }) => ({
      id: name,
      label: `${words.reading(relation, direction === "in" ? "IN" : "OUT")} ...`,
    })),
  ];
  return (
    <div className={styles.axes}>
      <Choice label={matrix.rows} options={kinds} chosen={axes.rows} onChoose={(rows) => choose({ rows })} />
      <Choice
        label={matrix.only}
        options={only}
        chosen={axes.only ?? ""}
        onChoose={(id) => choose({ only: id === "" ? null : id })}
      />
      <Choice
        label={matrix.columns}
        options={kinds}
        chosen={axes.columns}
        onChoose={(columns) => choose({ columns })}
      />
      <Choice
        label={matrix.via}
        options={via}
        chosen={axes.pattern !== null ? `~${axes.pattern}` : (axes.via[0] ?? "")}
        onChoose={(id) =>
          choose(id.startsWith("~") ? { pattern: id.slice(1), via: [] } : { pattern: null, via: id === "" ? [] : [id] })
        }
      />
      <Choice
        label={matrix.basis}
        options={[
          { id: "", label: matrix.anyBasis },
          { id: "STATED", label: basis.STATED },
        ]}
        chosen={get("basis") ?? ""}
        onChoose={(id) => go(here({ basis: id === "" ? null : id }))}
      />
      <Button className={styles.swap ?? ""} onPress={() => go(here(changesFor(swapped(words, axes))))}>
        {matrix.swap}
      </Button>
    </div>
  );
}
