import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Terminal } from '../Terminal';
import { UsageError } from '../UsageError';

/** Writes to a file, or where no file is named to the terminal. */
export function writeText(
  terminal: Terminal,
  file: string | undefined,
  text: string,
) {
  if (!file) {
    terminal.write(text);
    return;
  }
  try {
    writeFileSync(resolve(terminal.folder, file), text);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`${file} can't be written (${code})`);
  }
}
