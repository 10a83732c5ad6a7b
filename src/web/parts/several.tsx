import { useTexts } from "../texts/texts.ts";
import type { Option } from "./choice.tsx";
import styles from "./several.module.css";

interface SeveralProps {
  readonly label: string;
  /** What it means that none is chosen. */
  readonly none: string;
  readonly options: readonly Option[];
  readonly chosen: readonly string[];
  readonly onChoose: (ids: readonly string[]) => void;
  /** That none is chosen would mean nothing. */
  readonly isSome?: boolean;
  /** What leads back to the usual ones, where others are chosen. */
  readonly usual?: { readonly label: string; readonly choose: () => void } | null;
}

/** Some of many, in the order in which they were chosen. */
export function Several({ label, none, options, chosen, onChoose, isSome = false, usual = null }: SeveralProps) {
  const { several } = useTexts();
  const names = new Map(options.map((option) => [option.id, option.label]));
  const toggle = (id: string) => onChoose(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <details className={styles.several}>
      <summary>
        <span className={styles.label}>{label}</span>
        <span className={styles.chosen}>
          {chosen.length === 0 ? none : chosen.map((id) => names.get(id) ?? id).join(", ")}
        </span>
      </summary>
      <fieldset className={styles.options}>
        <legend className={styles.label}>{label}</legend>
        {options.map(({ id, label: name, description }) => (
          <label key={id} className={styles.option} title={description}>
            <input type="checkbox" checked={chosen.includes(id)} onChange={() => toggle(id)} />
            <span>{name}</span>
          </label>
        ))}
        {usual !== null && (
          <button type="button" onClick={usual.choose}>
            {usual.label}
          </button>
        )}
        {chosen.length > 0 && !isSome && (
          <button type="button" onClick={() => onChoose([])}>
            {several.none}
          </button>
        )}
      </fieldset>
    </details>
  );
}
