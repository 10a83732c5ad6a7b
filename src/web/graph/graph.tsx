/** To come. */
export function Graph() {
  return null;
}
