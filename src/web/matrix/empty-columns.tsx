import { EntityName } from "../parts/entity.tsx";
import { type Absent, Reason } from "../parts/reason.tsx";
import { useTexts } from "../texts/texts.ts";
import styles from "./matrix.module.css";
import type { Line } from "./row.tsx";

/** Why columns are empty, in full, for which there is no room above them: once for all that are so for the same reason. */
export function EmptyColumns({ columns }: { readonly columns: readonly Line[] }) {
  const { matrix } = useTexts();
  const together = new Map<string, { readonly absence: Absent; readonly lines: Line[] }>();
  for (const line of columns) {
    if (line.absence === null) continue;
    const said = JSON.stringify(line.absence);
    const known = together.get(said) ?? { absence: line.absence, lines: [] };
    known.lines.push(line);
    together.set(said, known);
  }
  if (together.size === 0) return null;
  return (
    <section className={styles.emptyColumns}>
      <h2>{matrix.emptyColumns}</h2>
      <ul>
        {[...together].map(([said, { absence, lines }]) => (
          <li key={said}>
            {lines.map(({ entity }, at) => (
              <span key={entity.id}>
                {at > 0 && "; "}
                <EntityName entity={entity} />
              </span>
            ))}
            <p>
              <Reason of={absence} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
