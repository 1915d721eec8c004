import { Entity } from '@backstage/catalog-model';
import { plainText } from '../plainText';
import { Terminal } from '../Terminal';
import { readCatalog } from './readCatalog';

/** The entities of files, by reference; what can't be read is left out, and the person is told. */
export function catalogOf(
  terminal: Terminal,
  paths: string[],
): ReadonlyMap<string, Entity> {
  const { entities, problems } = readCatalog(terminal.folder, paths);
  for (const { path, line = 1, column = 1, message, remedy } of problems) {
    const text = `${path}:${line}:${column}: left out: ${message}; ${remedy}`;
    terminal.writeError(`${plainText(text)}\n`);
  }
  return new Map([...entities].map(([ref, { entity }]) => [ref, entity]));
}
