import { useMemo, useRef, useState } from "react";
import { Link } from "wouter";
import { useAddress } from "../address.ts";
import { Around, WholeGraph } from "../data/operations.ts";
import { asVariables, saidIn, useQuestions } from "../data/questions.ts";
import { useWords } from "../data/words.ts";
import { AnswerFiles } from "../parts/answer-files.tsx";
import { Behind } from "../parts/behind.tsx";
import { Trouble, Waiting } from "../parts/standing.tsx";
import { useLanguage, useTexts } from "../texts/texts.ts";
import { Bar } from "./bar.tsx";
import type { Content } from "./content.ts";
import styles from "./graph.module.css";
import { Legend } from "./legend.tsx";
import { litOf } from "./lit.ts";
import { expanded, type Looked, lookedIn, showAll } from "./looked.ts";
import { aroundQuestion, narrowing, wholeQuestion } from "./question.ts";
import { countsOf, type Shown, shownOf } from "./shown.ts";
import { Stage } from "./stage.tsx";
import { Tables } from "./tables.tsx";
import { useColours } from "./use-colours.ts";
import { useContent } from "./use-content.ts";
import { useGround } from "./use-ground.ts";
import { useLayout } from "./use-layout.ts";

/** The graph, drawn: all of it or what lies around entities. What is clicked is picked, and the legend is the filter. */
export function Graph() {
  const { graph } = useTexts();
  const address = useAddress();
  const looked = useMemo(() => lookedIn(address), [address]);
  const { asked, content } = useContent(looked);
  return (
    <section className={styles.graph}>
      <h1>{useTitle(looked)}</h1>
      {asked.error !== null && <Trouble error={asked.error} again={() => void asked.refetch()} />}
      {content !== null ? (
        <div aria-busy={asked.isFetching} className={asked.isPlaceholderData ? styles.old : undefined}>
          {content.nodes.length === 0 ? (
            <p>{looked.around.length > 0 ? graph.gone : graph.empty}</p>
          ) : (
            <Drawn content={content} looked={looked} />
          )}
        </div>
      ) : (
        asked.error === null && <Waiting />
      )}
      {looked.question === null ? <BehindGraph looked={looked} /> : <BehindAnswer name={looked.question} />}
    </section>
  );
}

function useTitle({ around, question }: Looked): string {
  const { graph } = useTexts();
  const questions = useQuestions();
  if (question === null) return around.length === 0 ? graph.whole : graph.around(around.length);
  return questions.data?.find(({ name }) => name === question)?.title ?? question;
}

function Drawn({ content, looked }: { readonly content: Content; readonly looked: Looked }) {
  const { graph } = useTexts();
  const words = useWords();
  const { get, here, go } = useAddress();
  const box = useRef<HTMLDivElement>(null);
  const [centred, setCentred] = useState<{ readonly id: string } | null>(null);
  const ground = useGround(box);
  const arranging = useLayout(content, looked.layout, words);
  const colouring = useColours(content, looked.colour, ground);
  const pick = get("pick");
  const shown = useMemo(() => shownOf(content, looked), [content, looked]);
  const lit = useMemo(() => litOf(content, pick), [content, pick]);
  const counts = useMemo(() => countsOf(content), [content]);
  const look = useMemo(
    () => ({ shown, lit, ground, colourOf: colouring.of, kindName: words.many }),
    [shown, lit, ground, colouring.of, words],
  );
  const reader = {
    onNode: (id: string) => go(here({ pick: id, source: null })),
    onEdge: (id: string) => go(here({ pick: id, source: null })),
    onNothing: () => pick !== null && go(here({ pick: null, source: null })),
    onExpand: (id: string) => go(here({ ...expanded(looked, id), pick: id, source: null })),
  };
  const find = (id: string) => {
    setCentred({ id });
    go(here({ pick: id, source: null }));
  };
  return (
    <>
      <Bar content={content} looked={looked} shown={shown} lit={lit} onFind={find} />
      <Said content={content} looked={looked} shown={shown} />
      <div className={styles.two}>
        <Stage
          box={box}
          content={content}
          arranging={arranging}
          look={look}
          reader={reader}
          centred={centred}
          label={graph.label(shown.nodes.size, shown.edges.size)}
        />
        <details className={styles.legend} open={matchMedia("(min-width: 60rem)").matches}>
          <summary>{graph.legend}</summary>
          <Legend counts={counts} hidden={looked.hidden} colouring={colouring} />
        </details>
      </div>
      <Tables content={content} shown={shown} lit={lit} />
    </>
  );
}

interface SaidProps {
  readonly content: Content;
  readonly looked: Looked;
  readonly shown: Shown;
}

/** What is not drawn, and why. */
function Said({ content, looked, shown }: SaidProps) {
  const { graph } = useTexts();
  const { here } = useAddress();
  const { nodes, edges, leftOut } = content;
  const [hiddenNodes, hiddenEdges] = [nodes.length - shown.nodes.size, edges.length - shown.edges.size];
  return (
    <div className={styles.said} role="status">
      {(hiddenNodes > 0 || hiddenEdges > 0) && (
        <p>
          {graph.hidden(hiddenNodes, nodes.length, hiddenEdges, edges.length)}{" "}
          <Link href={here(showAll)}>{graph.showAll}</Link>
        </p>
      )}
      {(leftOut.entities > 0 || leftOut.relations !== 0) && (
        <p>
          {looked.around.length === 0
            ? graph.cut(nodes.length, nodes.length + leftOut.entities, edges.length, leftOut.relations)
            : graph.cutAround(nodes.length, leftOut.entities)}
        </p>
      )}
    </div>
  );
}

/** The answer that is drawn, as rows and as files. */
function BehindAnswer({ name }: { readonly name: string }) {
  const { graph } = useTexts();
  const { params, to } = useAddress();
  const said = saidIn(params);
  return (
    <AnswerFiles name={name} said={said}>
      <Link href={to("/table", { question: name, as: "rows", ...asVariables(said) })}>{graph.asRows}</Link>
    </AnswerFiles>
  );
}

/** The question behind what is shown, hidden things left out of it. */
function BehindGraph({ looked }: { readonly looked: Looked }) {
  const words = useWords();
  const strategy = useAddress().get("strategy");
  const lang = useLanguage();
  const { bases, ...narrow } = narrowing(looked, words);
  if (looked.around.length > 0) {
    return <Behind as="graph" operation={Around} variables={{ ...aroundQuestion(looked, lang), ...narrow }} />;
  }
  const variables = { ...wholeQuestion(strategy, lang), ...narrow, ...(bases === undefined ? {} : { bases }) };
  return <Behind as="graph" operation={WholeGraph} variables={variables} />;
}
