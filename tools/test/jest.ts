import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { inRoot, root } from '../portal/paths.ts';
import { reason } from '../portal/problem.ts';
import { startPostgres } from '../postgres.ts';
import type { Postgres } from '../postgres.ts';
import { runCommand } from './command.ts';
import type { Context } from './command.ts';
import { failure, sum } from './results.ts';
import type { Results } from './results.ts';

const VARIABLE = 'BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING';

/** All unit and integration tests; those with a database run on SQLite and on PostgreSQL. */
export async function runJest(args: string[], context: Context) {
  const given = process.env[VARIABLE];
  if (given) return run(args, context, given);
  let postgres: Postgres;
  try {
    postgres = await startPostgres(context.folder);
  } catch (error) {
    console.error(reason(error));
    // Without it the database tests would leave PostgreSQL out and look complete.
    return sum([failure(reason(error)), await run(args, context)]);
  }
  try {
    return await run(args, context, postgres.url);
  } finally {
    await postgres.stop();
  }
}

async function run(args: string[], context: Context, postgresUrl?: string) {
  const output = join(context.folder, 'jest.json');
  const success = await runCommand(
    'backstage-cli',
    [
      'repo',
      'test',
      '--json',
      `--outputFile=${output}`,
      // Kept between runs, unlike the temporary folder that it would be in.
      `--cacheDirectory=${inRoot('.cache/jest')}`,
      ...args,
    ],
    context,
    {
      CI: 'true',
      BACKSTAGE_TEST_DISABLE_DOCKER: '1',
      ...(postgresUrl && { [VARIABLE]: postgresUrl }),
    },
  );
  return read(output, success);
}

type JestOutput = {
  testResults: Array<{
    name: string;
    status: string;
    assertionResults: Array<{ fullName: string; status: string }>;
  }>;
};

function read(output: string, success: boolean): Results {
  let parsed: JestOutput;
  try {
    parsed = JSON.parse(readFileSync(output, 'utf8'));
  } catch {
    return failure('jest did not get to the end');
  }
  const results: Results = { passed: 0, failed: 0, skipped: [], failures: [] };
  for (const { name, status, assertionResults } of parsed.testResults) {
    const file = relative(root, name);
    // A file that cannot even be loaded has failed without naming a test.
    if (status === 'failed' && !assertionResults.some(isFailed)) {
      results.failed += 1;
      results.failures.push(file);
    }
    for (const assertion of assertionResults) {
      const label = `${file} › ${assertion.fullName}`;
      if (assertion.status === 'passed') results.passed += 1;
      else if (isFailed(assertion)) {
        results.failed += 1;
        results.failures.push(label);
      } else results.skipped.push(label);
    }
  }
  if (results.passed + results.failed === 0) return failure('jest ran no test');
  if (!success && results.failed === 0) {
    return sum([
      results,
      failure('jest reports an error outside of the tests'),
    ]);
  }
  return results;
}

function isFailed({ status }: { status: string }) {
  return status === 'failed';
}
