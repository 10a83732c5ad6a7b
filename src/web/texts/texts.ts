import { createContext, useContext } from "react";
import { en, type Texts } from "./en.ts";

/** Languages of the page, by BCP 47 tag: English is there at once, the others come when they are asked for. */
export const languages = {
  en: { name: "English", load: () => Promise.resolve(en) },
  ru: { name: "Русский", load: () => import("./ru.ts").then(({ ru }) => ru) },
  kk: { name: "Қазақша", load: () => import("./kk.ts").then(({ kk }) => kk) },
} as const satisfies Readonly<Record<string, { readonly name: string; readonly load: () => Promise<Texts> }>>;

export type Language = keyof typeof languages;

export const TextsContext = createContext<{ readonly texts: Texts; readonly language: Language }>({
  texts: en,
  language: "en",
});

export function useTexts(): Texts {
  return useContext(TextsContext).texts;
}

/** The language of what the service says in sentences. */
export const serviceLanguage = "en";

/** The language that the page speaks, and in which names are asked for. */
export function useLanguage(): Language {
  return useContext(TextsContext).language;
}

/** Of a language, itself where it is not the page's: what is in the page's need not be told. */
export function useOtherLanguage(): (language: string | null) => string | undefined {
  const own = useLanguage();
  return (language) => (language === null || isSameLanguage(language, own) ? undefined : language);
}

/** Whether two tags (BCP 47) are of one language, whatever its region and script. */
export function isSameLanguage(one: string, other: string): boolean {
  return primaryOf(one) === primaryOf(other);
}

function primaryOf(tag: string): string {
  return tag.toLowerCase().split("-")[0] ?? "";
}

/** Of languages that a reader likes, the first that the page has. */
export function languageFor(liked: readonly string[]): Language {
  for (const tag of liked) {
    const primary = primaryOf(tag);
    if (Object.hasOwn(languages, primary)) return primary as Language;
  }
  return "en";
}
