/** Something that the person at the terminal can mend: shown without a stack. */
export class Problem extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** For a wrong command line. */
export const usageProblem = (message: string) => new Problem(message, 2);

export function reason(error: unknown) {
  return error instanceof Error ? error.message : String(error);
}
