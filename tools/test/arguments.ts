import { usageProblem } from '../portal/problem.ts';

export const HELP = `Runs all checks and tests: formatting, types, lint, unit and integration tests on SQLite and PostgreSQL, end-to-end tests.

  npm test                              everything
  npm test -- --only static|jest|e2e    one part; what follows is passed on to jest or playwright
  npm test -- plugins/NAME              jest for these files only

The last line says how many passed and failed.`;

const parts = ['static', 'jest', 'e2e'] as const;
export type Part = (typeof parts)[number];

export type TestArguments = { parts: readonly Part[]; rest: string[] };

export function readArguments(args: string[]): TestArguments | 'help' {
  if (args.includes('--help')) return 'help';
  const position = args.findIndex(arg => /^--only(=|$)/.test(arg));
  // Files and options can only be meant for one of the parts.
  if (position < 0) {
    return args.length > 0
      ? { parts: ['jest'], rest: args }
      : { parts, rest: [] };
  }
  const inline = args[position].split('=')[1];
  const only = inline ?? args[position + 1];
  const part = parts.find(name => name === only);
  if (!part) {
    throw usageProblem(`--only is one of ${parts.join(', ')}.\n\n${HELP}`);
  }
  const rest = args.toSpliced(position, inline === undefined ? 2 : 1);
  if (part === 'static' && rest.length > 0) {
    throw usageProblem(`The static checks take no arguments.\n\n${HELP}`);
  }
  return { parts: [part], rest };
}
