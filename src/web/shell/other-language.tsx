import { useNameLanguages } from "../data/answer.ts";
import { isSameLanguage, serviceLanguage, useLanguage, useTexts } from "../texts/texts.ts";
import styles from "./shell.module.css";

/** What of the page is in another language than the one chosen: said once, above the view. */
export function OtherLanguage() {
  const { otherLanguage } = useTexts();
  const language = useLanguage();
  const others = useNameLanguages().filter((one) => !isSameLanguage(one, language));
  const named = new Intl.DisplayNames([language], { type: "language", fallback: "code" });
  const said = [
    ...(others.length === 0 ? [] : [otherLanguage.names(others.map((one) => named.of(one) ?? one).join(", "))]),
    ...(language === serviceLanguage ? [] : [otherLanguage.service]),
  ];
  return said.length === 0 ? null : (
    <p className={styles.otherLanguage} role="note">
      {said.join(" ")}
    </p>
  );
}
