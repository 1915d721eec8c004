import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Entity } from '@backstage/catalog-model';
import { stringify } from 'yaml';

const BIN = resolve(__dirname, '../../packages/cli/bin/operating-model');
/** Runs in the command's process; what it writes to the third pipe comes back here. */
const TELL_CPU = resolve(__dirname, 'tellCpu.cjs');

/** A file for each entity, in folders by kind, as a company keeps them. */
function writeFiles(folder: string, entities: readonly Entity[]) {
  for (const entity of entities) {
    const kind = join(folder, entity.kind.toLowerCase());
    mkdirSync(kind, { recursive: true });
    writeFileSync(
      join(kind, `${entity.metadata.name}.yaml`),
      stringify(entity),
    );
  }
}

function lint(folder: string) {
  const started = performance.now();
  const { status, output } = spawnSync(
    process.execPath,
    ['--require', TELL_CPU, BIN, 'lint'],
    { cwd: folder, stdio: ['ignore', 'ignore', 'inherit', 'pipe'] },
  );
  const wall = performance.now() - started;
  // 1: there are errors, as there should be.
  if (status !== 1) throw new Error(`the command ended with ${status}`);
  return { wall, processor: Number(output[3]) };
}

/** Milliseconds of the whole command in a process of its own: its start, reading the files, linting, writing what was found. */
export function measureCommand(entities: readonly Entity[], rounds: number) {
  const folder = mkdtempSync(join(tmpdir(), 'operating-model-lint-'));
  try {
    writeFiles(folder, entities);
    // The first brings the files into memory.
    lint(folder);
    return Array.from({ length: rounds }, () => lint(folder));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
