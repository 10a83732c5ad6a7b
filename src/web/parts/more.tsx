import { Link } from "wouter";
import { type Address, useAddress } from "../address.ts";
import { useTexts } from "../texts/texts.ts";
import styles from "./more.module.css";

/** As many as an answer shows at first, and as many as come with each "more". */
const step = 20;
/** More than these at once the service does not give, nor does anybody read them: the exports have them. */
const most = 1_000;

/** How many of an answer the address asks for. */
export function firstIn({ get }: Address): number {
  const asked = Number(get("first") ?? step);
  return Number.isInteger(asked) && asked > 0 ? Math.min(asked, most) : step;
}

/** How many of all are shown, and the address that shows more of them. */
export function More({ shown, all }: { readonly shown: number; readonly all: number }) {
  const { more } = useTexts();
  const { here } = useAddress();
  if (all === 0) return null;
  return (
    <p className={styles.more}>
      <span role="status">{more.shown(shown, all)}</span>
      {shown < all && shown < most && (
        <Link href={here({ first: String(Math.min(shown + step, most)) })}>
          {more.next(Math.min(step, all - shown))}
        </Link>
      )}
    </p>
  );
}
