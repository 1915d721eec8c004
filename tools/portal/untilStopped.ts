/** Settles when a signal asks for the end, or when the process that started this one is gone: a killed npm tells nobody. */
export function untilStopped() {
  return new Promise<void>(done => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.on(signal, () => done());
    }
    const parent = process.ppid;
    setInterval(() => process.ppid !== parent && done(), 500).unref();
  });
}
