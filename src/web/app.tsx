import { useEffect, useMemo, useState } from "react";
import { useAddress } from "./address.ts";
import { useAnswer } from "./data/answer.ts";
import { createWords } from "./data/ontology.ts";
import { Words as WordsQuery } from "./data/operations.ts";
import { useService } from "./data/service.ts";
import { WordsContext } from "./data/words.ts";
import { Trouble, Waiting } from "./parts/standing.tsx";
import { Shell } from "./shell/shell.tsx";
import { en, type Texts } from "./texts/en.ts";
import { type Language, languageFor, languages, TextsContext } from "./texts/texts.ts";

/** The page: its language and the ontology's words, then what the address says. */
export function App() {
  const { get } = useAddress();
  const language = languageFor([get("lang") ?? "", ...navigator.languages]);
  const texts = useLoaded(language);
  const standing = useService();
  const asked = useAnswer(WordsQuery, {});
  const words = useMemo(() => asked.data && createWords(asked.data.data.ontology), [asked.data]);
  const spoken = useMemo(() => ({ texts: texts ?? en, language }), [texts, language]);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  if (texts === null) return null;
  return (
    <TextsContext.Provider value={spoken}>
      {words !== undefined ? (
        <WordsContext.Provider value={words}>
          <Shell standing={standing} />
        </WordsContext.Provider>
      ) : asked.error !== null ? (
        <Trouble error={asked.error} again={() => void asked.refetch()} />
      ) : (
        <Waiting />
      )}
    </TextsContext.Provider>
  );
}

/** The texts of a language; null until they are there. */
function useLoaded(language: Language): Texts | null {
  const [loaded, setLoaded] = useState<{ language: Language; texts: Texts } | null>(
    language === "en" ? { language, texts: en } : null,
  );
  useEffect(() => {
    let isWanted = true;
    void languages[language]
      .load()
      .catch(() => en)
      .then((texts) => isWanted && setLoaded({ language, texts }));
    return () => {
      isWanted = false;
    };
  }, [language]);
  return loaded === null ? null : loaded.texts;
}
