/** To come. */
export function Table() {
  return null;
}
