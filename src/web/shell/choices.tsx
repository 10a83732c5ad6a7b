import { useState } from "react";
import { Button } from "react-aria-components";
import { useAddress } from "../address.ts";
import { useAnswer } from "../data/answer.ts";
import { Strategies } from "../data/operations.ts";
import { Choice } from "../parts/choice.tsx";
import { languages, useLanguage, useTexts } from "../texts/texts.ts";
import styles from "./shell.module.css";

/** Which strategy is looked at, where there are several. */
export function StrategyChoice() {
  const { strategy } = useTexts();
  const { get, here, go } = useAddress();
  const all = useAnswer(Strategies, { lang: useLanguage() }).data?.data.strategies ?? [];
  if (all.length < 2) return null;
  const options = [{ id: "", label: strategy.all }, ...all.map(({ id, name }) => ({ id, label: name }))];
  return (
    <Choice
      label={strategy.label}
      isLabelHidden
      options={options}
      chosen={get("strategy") ?? ""}
      onChoose={(id) => go(here({ strategy: id === "" ? null : id }))}
    />
  );
}

export function LanguageChoice() {
  const { language: label } = useTexts();
  const { here, go } = useAddress();
  const options = Object.entries(languages).map(([id, { name }]) => ({ id, label: name }));
  return (
    <Choice
      label={label}
      isLabelHidden
      options={options}
      chosen={useLanguage()}
      onChoose={(lang) => go(here({ lang }))}
    />
  );
}

const themes = ["system", "light", "dark"] as const;
type Theme = (typeof themes)[number];
const stored = "strategraph-theme";
const signs: Readonly<Record<Theme, string>> = { system: "◐", light: "☀", dark: "☾" };

/**
 * Light or dark: a press changes what is seen, and what the system has too is left to it. Kept in this browser, as it is no part of what
 * is shown.
 */
export function ThemeChoice() {
  const { theme } = useTexts();
  const [chosen, setChosen] = useState<Theme>(rememberedTheme);
  const change = () => {
    const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
    const other = (chosen === "system" ? system : chosen) === "dark" ? "light" : "dark";
    const next = other === system ? "system" : other;
    setChosen(next);
    remember(next);
    wear(next);
  };
  const label = `${theme.label}: ${theme[chosen]}`;
  return (
    <Button className={styles.theme ?? ""} aria-label={label} onPress={change}>
      <span aria-hidden="true">{signs[chosen]}</span>
    </Button>
  );
}

export function rememberedTheme(): Theme {
  try {
    const remembered = localStorage.getItem(stored);
    return themes.find((one) => one === remembered) ?? "system";
  } catch {
    return "system";
  }
}

/** Where a browser keeps nothing, it is worn until the page is left. */
function remember(theme: Theme): void {
  try {
    localStorage.setItem(stored, theme);
  } catch {
    // nothing is lost but the choice
  }
}

export function wear(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
}
