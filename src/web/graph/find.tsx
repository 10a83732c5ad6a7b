import { useDeferredValue, useMemo, useState } from "react";
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from "react-aria-components";
import { useWords } from "../data/words.ts";
import { Name } from "../parts/name.tsx";
import { useTexts } from "../texts/texts.ts";
import type { Content, Node } from "./content.ts";
import styles from "./graph.module.css";
import type { Shown } from "./shown.ts";

/** Found nodes that are listed: who wants another types more. */
const most = 12;

interface FindProps {
  readonly content: Content;
  readonly shown: Shown;
  readonly onFind: (id: string) => void;
}

/** Finds a node of what is shown by its name. */
export function Find({ content, shown, onFind }: FindProps) {
  const { graph } = useTexts();
  const words = useWords();
  const [text, setText] = useState("");
  const [finds, setFinds] = useState(0);
  const sought = useDeferredValue(text);
  const named = useMemo(() => content.nodes.map((node) => [node, plain(node.name)] as const), [content]);
  const found = useMemo(() => foundIn(named, shown, sought), [named, shown, sought]);
  return (
    <ComboBox
      // a new one after each find: its list is closed and its text gone
      key={finds}
      className={styles.find ?? ""}
      items={found}
      inputValue={text}
      onInputChange={setText}
      selectedKey={null}
      onSelectionChange={(key) => {
        if (key === null) return;
        onFind(String(key));
        setText("");
        setFinds(finds + 1);
      }}
      allowsEmptyCollection
      menuTrigger="input"
    >
      <Label className={styles.label ?? ""}>{graph.find}</Label>
      <Input
        className={styles.input ?? ""}
        autoComplete="off"
        ref={(input) => (finds > 0 ? input?.focus() : undefined)}
      />
      <Popover className={styles.popover ?? ""}>
        <ListBox<Node> className={styles.found ?? ""} renderEmptyState={() => <p>{graph.notFound}</p>}>
          {(node) => (
            <ListBoxItem id={node.id} className={styles.option ?? ""} textValue={node.name}>
              <Name of={node} /> <small>{words.one(node.kind)}</small>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

/** Nodes in whose names all words stand; those that begin so first. */
export function foundIn(
  named: readonly (readonly [node: Node, plain: string])[],
  shown: Shown,
  text: string,
): readonly Node[] {
  const sought = plain(text)
    .split(/\s+/)
    .filter((word) => word !== "");
  const [first = ""] = sought;
  const hits = named.filter(([{ id }, name]) => shown.nodes.has(id) && sought.every((word) => name.includes(word)));
  return [...hits.filter(([, name]) => name.startsWith(first)), ...hits.filter(([, name]) => !name.startsWith(first))]
    .slice(0, most)
    .map(([node]) => node);
}

/** In lower case and without accents, as people type. */
function plain(text: string): string {
  return text
    .normalize("NFD")
    .replaceAll(/\p{Mn}/gu, "")
    .toLowerCase();
}
