/* How fast the definitions of a large company are compiled and linted. */
import {
  builtInRules,
  compileOperatingModel,
  Finding,
  lint,
} from 'backstage-plugin-operating-model-common';
import { asCount, asMilliseconds } from '../lib/formats';
import { summarize } from '../lib/statistics';
import { allMet, printTable, Row } from '../lib/table';
import { measureCommand } from './command';
import { COUNTS, createHandbook } from './handbook';

const ROUNDS = Number(process.env.ROUNDS ?? 5);
const NOW = new Date('2026-06-15T12:00:00Z');
const GOAL = { text: '≤ 1,000 ms', met: (median: number) => median <= 1e3 };

const handbook = createHandbook();

/** A model that nobody has asked anything yet, so that nothing is remembered. */
function measure() {
  const started = performance.now();
  const model = compileOperatingModel(handbook.entities, { now: NOW });
  const compiled = performance.now();
  const findings = lint(model, {
    rules: builtInRules,
    exists: handbook.exists,
  });
  const linted = performance.now();
  return {
    compile: compiled - started,
    lint: linted - compiled,
    both: linted - started,
    refused: model.refused.length,
    findings,
  };
}

function describe(findings: Finding[], refused: number) {
  const byRule = new Map<string, number>();
  for (const { rule } of findings) {
    byRule.set(rule, (byRule.get(rule) ?? 0) + 1);
  }
  const { rows, ...counts } = COUNTS;
  console.log(
    Object.entries({ ...counts, 'rows a matrix': rows, refused })
      .map(([what, count]) => `${what} ${asCount(count)}`)
      .join(', '),
  );
  console.log(
    `findings: ${[...byRule]
      .sort()
      .map(([rule, count]) => `${rule} ${asCount(count)}`)
      .join(', ')}`,
  );
}

// The first is slower than all others, and happens once in the life of a process.
const cold = measure();
describe(cold.findings, cold.refused);
const rounds = Array.from({ length: ROUNDS }, measure);
const commands = measureCommand(handbook.entities, ROUNDS);

function row(
  what: string,
  key: 'compile' | 'lint' | 'both',
  goal?: Row['goal'],
) {
  return {
    what,
    measured: summarize(rounds.map(round => round[key])),
    format: asMilliseconds,
    goal,
  };
}

const rows: Row[] = [
  row('definitions linted', 'lint', GOAL),
  row('model compiled', 'compile'),
  row('both', 'both'),
  {
    what: 'both, the first time in a process',
    measured: summarize([cold.both]),
    format: asMilliseconds,
  },
  {
    what: 'the whole command',
    measured: summarize(commands.map(({ wall }) => wall)),
    format: asMilliseconds,
  },
  {
    what: 'the whole command, processor time',
    measured: summarize(commands.map(({ processor }) => processor)),
    format: asMilliseconds,
  },
  {
    what: 'findings',
    measured: summarize(rounds.map(({ findings }) => findings.length)),
    format: asCount,
  },
];
printTable(`${asCount(handbook.definitions)} definitions`, rows);
process.exitCode = allMet(rows) ? 0 : 1;
