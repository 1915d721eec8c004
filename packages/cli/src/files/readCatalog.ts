import { stringifyEntityRef } from '@backstage/catalog-model';
import { findYamlFiles } from './findYamlFiles';
import {
  SourceProblem,
  mentionsEntities,
  parseEntities,
} from './parseEntities';
import { readText } from './readText';
import { SourceEntity } from './SourceEntity';

/** The entities of some files. */
export interface CatalogFiles {
  /** By canonical reference, each once. */
  entities: ReadonlyMap<string, SourceEntity>;
  files: number;
  problems: SourceProblem[];
}

/** Reads the catalog entities of files and folders. */
export function readCatalog(folder: string, asked: string[]): CatalogFiles {
  const found = findYamlFiles(folder, asked);
  const problems: SourceProblem[] = found.problems.map(each => ({
    rule: 'file',
    ...each,
  }));
  const entities = new Map<string, SourceEntity>();
  let files = 0;
  for (const path of found.paths) {
    const { text, problem } = readText(folder, path);
    if (problem) problems.push({ rule: 'file', ...problem });
    if (!mentionsEntities(text)) continue;
    files += 1;
    const parsed = parseEntities(path, text);
    problems.push(...parsed.problems);
    for (const source of parsed.entities) {
      const ref = stringifyEntityRef(source.entity);
      const first = entities.get(ref);
      if (first) problems.push(repetition(ref, first, source));
      else entities.set(ref, source);
    }
  }
  return { entities, files, problems };
}

function repetition(
  ref: string,
  first: SourceEntity,
  second: SourceEntity,
): SourceProblem {
  const { file: path, ...at } = second.placeOf();
  const { file, line } = first.placeOf();
  return {
    rule: 'duplicate',
    path,
    ...at,
    message: `${ref} is written in ${file}:${line} already`,
    remedy: 'remove or rename one of them',
  };
}
