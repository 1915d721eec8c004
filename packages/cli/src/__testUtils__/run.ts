import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { main } from '../main';
import { Terminal } from '../Terminal';

export type FileContents = Record<string, string | Uint8Array>;

const folders: string[] = [];

/** A folder with files in it that is there until the test has ended. */
export function temporaryFolder(files: FileContents = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'operating-model-cli-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  return folder;
}

afterEach(() => {
  for (const folder of folders.splice(0)) {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** Runs the command as if it was typed, with its clock stopped. */
export async function run(
  line: string[],
  {
    input = '',
    ...terminal
  }: Partial<Terminal> & { input?: string | Uint8Array } = {},
) {
  let output = '';
  let errors = '';
  const code = await main(line, {
    write: text => {
      output += text;
    },
    writeError: text => {
      errors += text;
    },
    readInput: async () => Buffer.from(input),
    folder: '/nowhere',
    environment: {},
    now: () => new Date('2026-11-23T12:00:00Z'),
    ...terminal,
  });
  return { code, output, errors };
}
