/** Work that is done bit by bit: whoever does it decides when it goes on. @public */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Does all of it in one go. @public */
export function inOneGo<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
