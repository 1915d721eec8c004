import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from '../chromium.ts';
import { reason } from '../portal/problem.ts';
import { runCommand } from './command.ts';
import type { Context } from './command.ts';
import { failure, sum } from './results.ts';
import type { Results } from './results.ts';

export async function runEndToEnd(args: string[], context: Context) {
  try {
    const { executablePath, env } = await findChromium();
    const output = join(context.folder, 'playwright.json');
    const success = await runCommand(
      'playwright',
      ['test', '--config', 'tools/e2e/playwright.config.ts', ...args],
      context,
      {
        CHROMIUM_PATH: executablePath,
        PLAYWRIGHT_JSON_OUTPUT_FILE: output,
        ...env,
      },
    );
    return read(output, success);
  } catch (error) {
    console.error(reason(error));
    return failure(reason(error));
  }
}

type Suite = {
  suites?: Suite[];
  specs?: Array<{
    title: string;
    file: string;
    tests: Array<{ status: string }>;
  }>;
};

function read(output: string, success: boolean): Results {
  let parsed: Suite & { errors?: Array<{ message?: string }> };
  try {
    parsed = JSON.parse(readFileSync(output, 'utf8'));
  } catch {
    return failure('playwright did not get to the end');
  }
  const results: Results = { passed: 0, failed: 0, skipped: [], failures: [] };
  for (const { title, file, tests } of specs(parsed)) {
    for (const { status } of tests) {
      const label = `${file} › ${title}`;
      if (status === 'expected') results.passed += 1;
      else if (status === 'skipped') results.skipped.push(label);
      else {
        results.failed += 1;
        results.failures.push(label);
      }
    }
  }
  for (const { message } of parsed.errors ?? []) {
    results.failed += 1;
    results.failures.push(message?.split('\n')[0] ?? 'playwright');
  }
  if (results.passed + results.failed === 0) {
    return failure('playwright ran no test');
  }
  if (!success && results.failed === 0) {
    return sum([results, failure('playwright reports an error')]);
  }
  return results;
}

function* specs(suite: Suite): Generator<NonNullable<Suite['specs']>[number]> {
  yield* suite.specs ?? [];
  for (const child of suite.suites ?? []) yield* specs(child);
}
