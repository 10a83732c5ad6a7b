import { Link } from "wouter";
import { useAddress } from "../address.ts";
import { Choice } from "../parts/choice.tsx";
import { useTexts } from "../texts/texts.ts";
import type { Content } from "./content.ts";
import { Find } from "./find.tsx";
import styles from "./graph.module.css";
import type { Lit } from "./lit.ts";
import { colours, expanded, type Looked, layouts, mostHops, wholeAgain } from "./looked.ts";
import type { Shown } from "./shown.ts";

interface BarProps {
  readonly content: Content;
  readonly looked: Looked;
  readonly shown: Shown;
  readonly lit: Lit | null;
  readonly onFind: (id: string) => void;
}

/** How the graph is looked at, and from where to where. */
export function Bar({ content, looked, shown, lit, onFind }: BarProps) {
  const { graph } = useTexts();
  const { here, go } = useAddress();
  const { around, question, hops, layout, colour } = looked;
  const picked = lit?.pick.of === "entity" ? lit.pick.id : null;
  return (
    <div className={styles.bar}>
      <Find content={content} shown={shown} onFind={onFind} />
      <Choice
        label={graph.layout}
        options={layouts.map((id) => ({ id, label: graph.layouts[id] }))}
        chosen={layout}
        onChoose={(id) => go(here({ layout: id === "map" ? null : id }))}
      />
      <Choice
        label={graph.colour}
        options={colours.map((id) => ({ id, label: graph.colours[id] }))}
        chosen={colour}
        onChoose={(id) => go(here({ colour: id === "kind" ? null : id }))}
      />
      {around.length > 0 && (
        <Choice
          label={graph.hops}
          options={Array.from({ length: mostHops }, (_, at) => ({ id: String(at + 1), label: graph.asFarAs(at + 1) }))}
          chosen={String(hops)}
          onChoose={(id) => go(here({ hops: id === "1" ? null : id }))}
        />
      )}
      <p className={styles.ways}>
        {picked !== null && !around.includes(picked) && (
          <Link href={here(expanded(looked, picked))}>{around.length === 0 ? graph.only : graph.expand}</Link>
        )}
        {(around.length > 0 || question !== null) && <Link href={here(wholeAgain)}>{graph.backToWhole}</Link>}
      </p>
    </div>
  );
}
