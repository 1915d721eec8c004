/** Ends the process with what came out: a backend leaves timers behind that would keep it alive. */
export function exitWith(main: () => Promise<boolean>) {
  main().then(
    met => process.exit(met ? 0 : 1),
    error => {
      console.error(error);
      process.exit(1);
    },
  );
}
