// `npm test`: every check and test there is, one after the other, also when an earlier one has failed.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Problem, reason } from './portal/problem.ts';
import { untilStopped } from './portal/untilStopped.ts';
import { HELP, readArguments } from './test/arguments.ts';
import type { TestArguments } from './test/arguments.ts';
import type { Context } from './test/command.ts';
import { runEndToEnd } from './test/endToEnd.ts';
import { runJest } from './test/jest.ts';
import { failure, report, sum } from './test/results.ts';
import type { Results } from './test/results.ts';
import { staticChecks } from './test/staticChecks.ts';

type Stage = (args: string[], context: Context) => Promise<Results>;

const stagesOf = {
  static: staticChecks,
  jest: { 'unit and integration tests (jest)': runJest },
  e2e: { 'end-to-end tests (playwright)': runEndToEnd },
};

async function runStages({ parts, rest }: TestArguments, context: Context) {
  const stages = parts.flatMap(part => Object.entries<Stage>(stagesOf[part]));
  const results: Results[] = [];
  for (const [index, [name, stage]] of stages.entries()) {
    if (context.signal.aborted) break;
    console.log(`\n── ${index + 1}/${stages.length} ${name}`);
    const start = performance.now();
    const result = await stage(rest, context).catch(error =>
      failure(`${name}: ${reason(error)}`),
    );
    const seconds = ((performance.now() - start) / 1000).toFixed(0);
    console.log(
      `── ${name}: ${result.failed > 0 ? 'FAILED' : 'passed'} (${seconds} s)`,
    );
    results.push(result);
  }
  return sum(results);
}

async function run(args: TestArguments): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'operating-model-test-'));
  const controller = new AbortController();
  untilStopped().then(() => controller.abort());
  try {
    // As root, PostgreSQL runs as another user, who has to get in.
    chmodSync(folder, 0o755);
    const results = await runStages(args, {
      folder,
      signal: controller.signal,
    });
    if (controller.signal.aborted) {
      console.error('\nThe tests were stopped before the end.');
      return 1;
    }
    console.log(report(results));
    return results.failed > 0 || results.passed === 0 ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function main() {
  try {
    const args = readArguments(process.argv.slice(2));
    if (args !== 'help') return await run(args);
    console.log(HELP);
    return 0;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    console.error(error.message);
    return error.exitCode;
  }
}

main().then(code => process.exit(code));
