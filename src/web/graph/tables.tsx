import { useState } from "react";
import { Link } from "wouter";
import { useAddress } from "../address.ts";
import { useWords } from "../data/words.ts";
import { Firm } from "../parts/basis.tsx";
import { EntityName } from "../parts/entity.tsx";
import { Name } from "../parts/name.tsx";
import { useTexts } from "../texts/texts.ts";
import type { Content } from "./content.ts";
import styles from "./graph.module.css";
import type { Lit } from "./lit.ts";
import type { Shown } from "./shown.ts";

/** Rows at a time: more make a page slow. */
const atOnce = 100;

interface TablesProps {
  readonly content: Content;
  readonly shown: Shown;
  readonly lit: Lit | null;
}

/** All that the drawing shows, in words and with the same links; where something is picked, that and what is linked to it first. */
export function Tables({ content, shown, lit }: TablesProps) {
  const { graph } = useTexts();
  const words = useWords();
  const { here, get } = useAddress();
  const [isAsked, setAsked] = useState(false);
  const nodes = content.nodes.filter(({ id }) => shown.nodes.has(id));
  const edges = content.edges.filter(({ id }) => shown.edges.has(id));
  const firstLit = <Of extends { readonly id: string }>(all: readonly Of[], isLit: (id: string) => boolean) =>
    lit === null ? all : [...all.filter(({ id }) => isLit(id)), ...all.filter(({ id }) => !isLit(id))];
  return (
    <details className={styles.tables} onToggle={({ currentTarget }) => setAsked(currentTarget.open)}>
      <summary>{graph.asTable}</summary>
      {isAsked && (
        <>
          <Part
            title={graph.entities(nodes.length)}
            headers={[graph.entity, graph.kind, graph.degree]}
            rows={firstLit(nodes, (id) => lit?.nodes.has(id) === true)}
            cells={(node) => [
              <EntityName key="name" entity={node} />,
              words.one(node.kind),
              content.edgesOf(node.id).filter(({ id }) => shown.edges.has(id)).length,
            ]}
          />
          <Part
            title={graph.lines(edges.length)}
            headers={[graph.from, graph.relation, graph.to, graph.basis]}
            rows={firstLit(edges, (id) => lit?.edges.has(id) === true)}
            cells={(edge) => [
              <Name key="from" of={content.node(edge.from)} />,
              <Link
                key="by"
                href={here({ pick: edge.id, source: null })}
                aria-current={get("pick") === edge.id ? "true" : undefined}
              >
                {words.reading(edge.relation)}
              </Link>,
              <Name key="to" of={content.node(edge.to)} />,
              <Firm key="firm" basis={edge.basis} commitment={edge.commitment} />,
            ]}
          />
        </>
      )}
    </details>
  );
}

interface PartProps<Row> {
  readonly title: string;
  readonly headers: readonly string[];
  readonly rows: readonly Row[];
  readonly cells: (row: Row) => readonly React.ReactNode[];
}

function Part<Row extends { readonly id: string }>({ title, headers, rows, cells }: PartProps<Row>) {
  const { graph } = useTexts();
  const [many, setMany] = useState(atOnce);
  const shown = rows.slice(0, many);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a pointer */}
      <section className={styles.scroll} aria-label={title} tabIndex={0}>
        <table>
          <caption>{title}</caption>
          <thead>
            <tr>
              {headers.map((header) => (
                <th key={header} scope="col">
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.id}>
                {cells(row).map((cell, at) => (
                  <td key={headers[at]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {shown.length < rows.length && (
        <button type="button" className={styles.more} onClick={() => setMany(many + atOnce)}>
          {graph.more(shown.length, rows.length)}
        </button>
      )}
    </>
  );
}
