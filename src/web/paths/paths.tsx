/** To come. */
export function Paths() {
  return null;
}
