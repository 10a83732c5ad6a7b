const sliceMilliseconds = 4;

/** Does long work with a turn of the event loop every few milliseconds. Errors: the signal's reason. */
export async function inSlices<T>(steps: Generator<void, T, void>, signal: AbortSignal | undefined): Promise<T> {
  signal?.throwIfAborted();
  let sliceEnd = performance.now() + sliceMilliseconds;
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return step.value;
    if (performance.now() >= sliceEnd) {
      await new Promise((resolve) => setImmediate(resolve));
      signal?.throwIfAborted();
      sliceEnd = performance.now() + sliceMilliseconds;
    }
  }
}
