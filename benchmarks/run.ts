/* Runs the benchmarks, or those that are named: `npm run bench -- p11`. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const BENCHMARKS = [
  'p11',
  'p9',
  'lint',
  'findings',
  'refresh',
  'techinsights',
  'reads',
  'single',
  'requests',
];

const named = process.argv.slice(2).map(name => name.toLowerCase());
const unknown = named.filter(name => !BENCHMARKS.includes(name));
if (unknown.length) {
  console.error(
    `No such benchmark: ${unknown.join(', ')}. There are: ${BENCHMARKS.join(', ')}.`,
  );
  process.exit(2);
}

// Each in a process of its own, so that none pays for the rubbish and the warmth that another leaves behind.
const missed = (named.length ? named : BENCHMARKS).filter(name => {
  const main = join(__dirname, name, 'main.ts');
  const { status } = spawnSync(process.execPath, [...process.execArgv, main], {
    stdio: 'inherit',
  });
  return status !== 0;
});
if (missed.length) {
  console.error(`\nNot as it should be: ${missed.join(', ')}.`);
  process.exit(1);
}
