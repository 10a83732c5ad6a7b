import { useEffect, useRef, useState } from "react";
import { useAddress } from "../address.ts";
import { useTexts } from "../texts/texts.ts";
import styles from "./shell.module.css";

/** Search from everywhere: `/` brings the cursor here. */
export function SearchBox() {
  const texts = useTexts();
  const { get, to, go, view } = useAddress();
  const asked = view === "/search" ? (get("text") ?? "") : "";
  const [text, setText] = useState(asked);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => setText(asked), [asked]);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const { target } = event;
      const isWriting =
        target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isWriting) return;
      event.preventDefault();
      box.current?.focus();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
  return (
    <search className={styles.search}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() !== "") go(to("/search", { text: text.trim(), pick: null, source: null }));
        }}
      >
        <input
          ref={box}
          type="search"
          name="text"
          value={text}
          onChange={({ target }) => setText(target.value)}
          placeholder={`${texts.views["/search"]}  /`}
          aria-label={texts.views["/search"]}
          aria-keyshortcuts="/"
          maxLength={200}
        />
      </form>
    </search>
  );
}
