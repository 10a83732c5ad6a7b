import { Link } from "wouter";
import { useAddress } from "../address.ts";
import { useTexts } from "../texts/texts.ts";
import { type AskedPaths, hops } from "./asked.ts";
import styles from "./paths.module.css";

/** Ways to look further than is asked. */
export function Further({ asked: { maxHops, direction, least, relations } }: { readonly asked: AskedPaths }) {
  const { paths } = useTexts();
  const { here } = useAddress();
  return (
    <p className={styles.further}>
      {maxHops < hops.most && <Link href={here({ hops: `${maxHops + 1}` })}>{paths.further(maxHops + 1)}</Link>}
      {direction !== "BOTH" && <Link href={here({ direction: null })}>{paths.bothWays}</Link>}
      {least !== null && <Link href={here({ least: null })}>{paths.alsoInferred}</Link>}
      {relations.length > 0 && <Link href={here({ via: null })}>{paths.overAny}</Link>}
    </p>
  );
}
