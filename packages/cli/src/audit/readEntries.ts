import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import {
  AuditEntry,
  auditEventsSchema,
} from 'backstage-plugin-operating-model-common';
import { reasonOf } from '../files/readText';
import { inputName } from '../inputName';
import { Terminal } from '../Terminal';
import { UsageError } from '../UsageError';

/** What the portal hands out is what an export holds. */
const entrySchema = auditEventsSchema.shape.items.element;

function parse(line: string): AuditEntry | undefined {
  try {
    return entrySchema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

/**
 * Events of a file, or of what is piped in, a JSON object a line. However many there are, only one is held.
 *
 * @throws UsageError that names the line
 */
export async function* readEntries(
  terminal: Terminal,
  file: string,
): AsyncIterable<AuditEntry> {
  const input =
    file === '-'
      ? Readable.from([Buffer.from(await terminal.readInput())])
      : createReadStream(resolve(terminal.folder, file));
  let number = 0;
  try {
    for await (const line of createInterface({ input, crlfDelay: Infinity })) {
      number += 1;
      if (line.trim() === '') continue;
      const entry = parse(line);
      if (!entry) {
        throw new UsageError(
          `${inputName(file)}, line ${number}: this is no event of an export; see --output`,
        );
      }
      yield entry;
    }
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${inputName(file)}: ${reasonOf(error)}`);
  }
}
