import { lazy, Suspense, useEffect, useRef } from "react";
import { Button } from "react-aria-components";
import { Link, useLocation } from "wouter";
import { useAddress } from "../address.ts";
import type { Standing } from "../data/service.ts";
import icon from "../icon.svg";
import { Waiting } from "../parts/standing.tsx";
import { Beside } from "../picked/beside.tsx";
import { useTexts } from "../texts/texts.ts";
import { type View, views } from "../views.ts";
import { Answer } from "./answer.tsx";
import { Boundary } from "./boundary.tsx";
import { LanguageChoice, StrategyChoice, ThemeChoice } from "./choices.tsx";
import { OtherLanguage } from "./other-language.tsx";
import { SearchBox } from "./search-box.tsx";
import styles from "./shell.module.css";

/** Each view comes when it is first looked at. */
const shown: Readonly<Record<View, React.LazyExoticComponent<() => React.ReactNode>>> = {
  "/": lazy(() => import("../start/start.tsx").then(({ Start }) => ({ default: Start }))),
  "/matrix": lazy(() => import("../matrix/matrix.tsx").then(({ Matrix }) => ({ default: Matrix }))),
  "/table": lazy(() => import("../table/table.tsx").then(({ Table }) => ({ default: Table }))),
  "/graph": lazy(() => import("../graph/graph.tsx").then(({ Graph }) => ({ default: Graph }))),
  "/paths": lazy(() => import("../paths/paths.tsx").then(({ Paths }) => ({ default: Paths }))),
  "/what-if": lazy(() => import("../what-if/what-if.tsx").then(({ WhatIf }) => ({ default: WhatIf }))),
  "/search": lazy(() => import("../search/search.tsx").then(({ Search }) => ({ default: Search }))),
};

/** What was picked stays with the answer that it is of: another view has its whole width, and Back brings it again. */
const nothingPicked = { pick: null, source: null };

/** What stands around every view: where to go, what is looked at, and the source beside the answer. */
export function Shell({ standing }: { readonly standing: Standing }) {
  const texts = useTexts();
  const { view, to, get } = useAddress();
  const [path] = useLocation();
  const View = shown[view];
  const beside = get("pick") ?? get("source");
  const head = useHeadHeight();
  useEffect(() => {
    document.title = view === "/" ? texts.product : `${texts.views[view]} · ${texts.product}`;
  }, [view, texts]);
  return (
    <div className={styles.room}>
      <a className={styles.skip} href="#answer">
        {texts.skip}
      </a>
      <div ref={head} className={styles.head}>
        <header className={styles.header}>
          <Link href={to("/", nothingPicked)} className={styles.brand}>
            <img src={icon} alt="" width="24" height="24" />
            <span className={styles.name}>{texts.product}</span>
          </Link>
          <nav className={styles.nav}>
            {views.map((one) => (
              <Link key={one} href={to(one, nothingPicked)} aria-current={one === view ? "page" : undefined}>
                {texts.views[one]}
              </Link>
            ))}
          </nav>
          <div className={styles.tools}>
            <SearchBox />
            <StrategyChoice />
            <LanguageChoice />
            <ThemeChoice />
          </div>
          <OtherLanguage />
        </header>
        {standing.isLost && (
          <p className={styles.notice} role="alert">
            {texts.trouble.lost} {texts.trouble.lastShown}
          </p>
        )}
        {standing.isRenewed && (
          <p className={styles.notice} role="status">
            {texts.trouble.renewed} <Button onPress={standing.seen}>{texts.trouble.close}</Button>
          </p>
        )}
      </div>
      <div className={beside === null ? styles.one : styles.two}>
        <Answer className={styles.answer} beside={beside}>
          {!views.some((one) => one === path) && <p role="alert">{texts.trouble.elsewhere}</p>}
          <Boundary key={view}>
            <Suspense fallback={<Waiting />}>
              <View />
            </Suspense>
          </Boundary>
        </Answer>
        {beside !== null && (
          <Boundary key={get("pick")}>
            <Beside />
          </Boundary>
        )}
      </div>
    </div>
  );
}

/** Tells the styles how high what stays at the top is, which differs with the language and with what there is to tell. */
function useHeadHeight() {
  const head = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = head;
    if (current === null) return;
    const watcher = new ResizeObserver(() =>
      document.documentElement.style.setProperty("--head", `${current.offsetHeight}px`),
    );
    watcher.observe(current);
    return () => watcher.disconnect();
  }, []);
  return head;
}
