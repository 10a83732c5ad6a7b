import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from "react-aria-components";
import styles from "./choice.module.css";

export interface Option {
  readonly id: string;
  readonly label: string;
  /** More about it, in the list. */
  readonly description?: string;
}

interface ChoiceProps {
  readonly label: string;
  readonly options: readonly Option[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
  /** The label is for those who do not see what it is beside. */
  readonly isLabelHidden?: boolean;
}

/** One of a few. */
export function Choice({ label, options, chosen, onChoose, isLabelHidden = false }: ChoiceProps) {
  const named = isLabelHidden ? { "aria-label": label } : {};
  return (
    <Select
      className={styles.choice ?? ""}
      selectedKey={chosen}
      onSelectionChange={(key) => onChoose(String(key))}
      {...named}
    >
      {!isLabelHidden && <Label className={styles.label ?? ""}>{label}</Label>}
      <Button className={styles.button ?? ""}>
        <SelectValue className={styles.value ?? ""} />
        <span aria-hidden="true">▾</span>
      </Button>
      <Popover className={styles.popover ?? ""}>
        <ListBox className={styles.list ?? ""} items={options}>
          {({ id, label: name, description }) => (
            <ListBoxItem id={id} className={styles.option ?? ""} textValue={name}>
              {name}
              {description !== undefined && <small>{description}</small>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
