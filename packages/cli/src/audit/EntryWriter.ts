import { closeSync, openSync, writeSync } from 'node:fs';
import { resolve } from 'node:path';
import { AuditEntry } from 'backstage-plugin-operating-model-common';
import { Terminal } from '../Terminal';
import { UsageError } from '../UsageError';

/** Writes events as they come, a JSON object a line. */
export class EntryWriter {
  readonly #file: number | undefined;

  /** @throws UsageError when the file can't be written; without one nothing is */
  constructor({ folder }: Terminal, file: string | undefined) {
    try {
      this.#file = file ? openSync(resolve(folder, file), 'w') : undefined;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      throw new UsageError(`${file} can't be written (${code})`);
    }
  }

  write(entry: AuditEntry): void {
    if (this.#file === undefined) return;
    writeSync(this.#file, `${JSON.stringify(entry)}\n`);
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
  }
}
