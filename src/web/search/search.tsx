/** To come. */
export function Search() {
  return null;
}
