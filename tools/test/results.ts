export type Results = {
  passed: number;
  failed: number;
  /** By name: a test that does not run must not go unnoticed. */
  skipped: string[];
  /** What the person at the terminal should read, by name or message. */
  failures: string[];
};

export const check = (name: string, success: boolean): Results => ({
  passed: success ? 1 : 0,
  failed: success ? 0 : 1,
  skipped: [],
  failures: success ? [] : [name],
});

/** For what went wrong outside of any test. */
export const failure = (message: string): Results => ({
  passed: 0,
  failed: 1,
  skipped: [],
  failures: [message],
});

export function sum(all: Results[]): Results {
  return {
    passed: all.reduce((total, { passed }) => total + passed, 0),
    failed: all.reduce((total, { failed }) => total + failed, 0),
    skipped: all.flatMap(({ skipped }) => skipped),
    failures: all.flatMap(({ failures }) => failures),
  };
}

/** The last line is on its own so that a script can read it. */
export function report({ passed, failed, skipped, failures }: Results) {
  const lines = [''];
  for (const name of skipped) lines.push(`skipped: ${name}`);
  for (const name of failures) lines.push(`failed: ${name}`);
  if (passed + failed === 0) lines.push('No test ran.');
  const counts = [`${passed} passed`, `${failed} failed`];
  if (skipped.length > 0) counts.push(`${skipped.length} skipped`);
  return [...lines, counts.join(', ')].join('\n');
}
