import { runCommand } from './command.ts';
import type { Context } from './command.ts';
import { check } from './results.ts';

const command =
  (name: string, ...line: string[]) =>
  async (_args: string[], context: Context) =>
    check(name, await runCommand(line[0], line.slice(1), context));

export const staticChecks = {
  'formatting (prettier)': command('prettier', 'prettier', '--check', '.'),
  'types (tsc)': command('tsc', 'tsc'),
  'lint of packages and plugins (eslint)': command(
    'eslint',
    'backstage-cli',
    'repo',
    'lint',
  ),
  'lint of tools (eslint)': command(
    'eslint of tools',
    'eslint',
    '--max-warnings=0',
    '--ext=.ts,.mjs',
    'tools',
  ),
  'docs (tools/docs.ts)': command('docs', 'node', 'tools/docs.ts', '--check'),
};
