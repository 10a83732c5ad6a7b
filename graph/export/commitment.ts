import { type Commitment, commitments } from "../dataset.ts";

/** The further a thing has come, the stronger its line. */
export function lineWidth(commitment: Commitment | null): number {
  return commitment === null ? 1 : 1.3 + 0.35 * commitments.indexOf(commitment);
}

/** `in force` */
export function commitmentWord(commitment: Commitment): string {
  return commitment.toLowerCase().replaceAll("_", " ");
}
