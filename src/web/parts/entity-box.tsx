import { useEffect, useState } from "react";
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from "react-aria-components";
import { useAddress } from "../address.ts";
import { useAnswer } from "../data/answer.ts";
import { ofStrategy } from "../data/ends.ts";
import { Find } from "../data/operations.ts";
import type { Referred } from "../data/referred.ts";
import { useWords } from "../data/words.ts";
import { useLanguage, useTexts } from "../texts/texts.ts";
import choice from "./choice.module.css";
import styles from "./entity-box.module.css";

/** Milliseconds for which nothing is typed before the service is asked. */
const pause = 150;

interface EntityBoxProps {
  readonly label: string;
  /** What is chosen now, and as it reads; null: nothing is. */
  readonly chosen: { readonly id: string; readonly name: string } | null;
  readonly onChoose: (id: string) => void;
  /** Whether all of a kind may be chosen too: then the kind's name is. */
  readonly withKinds?: boolean;
  readonly isFocusedFirst?: boolean;
}

/** Chooses an entity by its name, or nearly: what is typed is searched for, and each hit says of which kind it is. */
export function EntityBox({ label, chosen, onChoose, withKinds = false, isFocusedFirst = false }: EntityBoxProps) {
  const { find } = useTexts();
  const words = useWords();
  const { get } = useAddress();
  const lang = useLanguage();
  const [text, setText] = useState(chosen?.name ?? "");
  const typed = text.trim();
  const sought = useSettled(typed);
  const isMeant = (name: string) => name !== "" && name !== chosen?.name;
  const isSought = isMeant(sought);
  const isKindMeant = (kind: string) => !isMeant(typed) || includes(kind, typed);
  const asked = useAnswer(Find, isSought ? { text: sought, ...ofStrategy(get("strategy")), lang } : null);
  const hits: readonly Referred[] = isSought ? (asked.data?.data.search.map(({ node }) => node) ?? []) : [];
  const kinds = withKinds ? words.kinds.filter(({ pluralLabel }) => isKindMeant(pluralLabel)) : [];
  const found = [
    ...kinds.map(({ name, pluralLabel }) => ({ id: name, name: find.all(pluralLabel), kind: find.kind })),
    ...hits.map(({ id, name, kind }) => ({ id, name, kind: words.one(kind) })),
  ];
  // what is chosen has to be among the options, or the box would not know how it reads
  const isThere = chosen === null || found.some(({ id }) => id === chosen.id);
  const options = isThere ? found : [{ ...chosen, kind: find.chosen }, ...found];
  return (
    <ComboBox
      className={`${choice.choice} ${styles.box}`}
      items={options}
      defaultInputValue={text}
      onInputChange={setText}
      selectedKey={chosen?.id ?? null}
      onSelectionChange={(key) => {
        if (key !== null && key !== chosen?.id) onChoose(String(key));
      }}
      menuTrigger={withKinds ? "focus" : "input"}
      allowsEmptyCollection={isMeant(typed)}
      autoFocus={isFocusedFirst}
    >
      <Label className={choice.label ?? ""}>{label}</Label>
      <div className={styles.field}>
        <Input className={styles.input ?? ""} placeholder={withKinds ? find.nameOrKind : find.name} maxLength={200} />
        {withKinds && (
          <Button className={styles.button ?? ""} aria-label={find.open}>
            ▾
          </Button>
        )}
      </div>
      <Popover className={choice.popover ?? ""}>
        <ListBox
          className={choice.list ?? ""}
          items={options}
          renderEmptyState={() => (
            <p className={styles.none}>{asked.isFetching || sought !== typed ? find.asking : find.none}</p>
          )}
        >
          {({ id, name, kind }) => (
            <ListBoxItem id={id} textValue={name} className={choice.option ?? ""}>
              <bdi className={styles.name}>{name}</bdi> <small>{kind}</small>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

/** A value once it has stayed the same for a while. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pause);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

function includes(label: string, sought: string): boolean {
  return label.toLowerCase().includes(sought.toLowerCase());
}
