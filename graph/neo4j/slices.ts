const sliceMilliseconds = 4;

/** To be called at every step of long work: gives others their turn every few milliseconds. Errors: the signal's reason. */
export function createPauses(signal: AbortSignal | undefined): () => Promise<void> | undefined {
  let sliceEnd = performance.now() + sliceMilliseconds;
  return () => {
    if (performance.now() < sliceEnd) return undefined;
    return new Promise((resolve, reject) => {
      setImmediate(() => {
        sliceEnd = performance.now() + sliceMilliseconds;
        if (signal?.aborted === true) reject(signal.reason);
        else resolve();
      });
    });
  };
}
