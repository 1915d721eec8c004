import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { isObject } from './yamlFiles.ts';
import type { YamlFile, YamlObject } from './yamlFiles.ts';

const LIMIT = 8;

export type Persona = { entityRef: string; name: string; title?: string };

/** The people to sign in as with somebody's own catalog: its users, or a visitor when it has none. */
export function findPersonas(files: YamlFile[]): Persona[] {
  const users = files
    .flatMap(file => [...entities(file, new Set())])
    .filter(entity => entity.kind === 'User' && entity.metadata?.name)
    .slice(0, LIMIT);
  if (users.length === 0) {
    return [
      {
        entityRef: 'user:default/visitor',
        name: 'Visitor',
        title: 'This catalog has no people of its own.',
      },
    ];
  }
  return users.map(toPersona);
}

function toPersona({ metadata, spec }: YamlObject): Persona {
  const namespace = metadata.namespace ?? 'default';
  const title =
    spec?.profile?.title ?? metadata.description ?? memberOf(spec?.memberOf);
  return {
    entityRef: `user:${namespace}/${metadata.name}`.toLocaleLowerCase('en-US'),
    name: String(spec?.profile?.displayName ?? metadata.title ?? metadata.name),
    ...(title && { title: String(title) }),
  };
}

function memberOf(groups: unknown) {
  return Array.isArray(groups) && groups.length > 0
    ? `Member of ${groups.join(', ')}`
    : undefined;
}

/** Follows Location entities to files on this machine; URLs and patterns are the catalog's business. */
function* entities(
  { path, documents }: YamlFile,
  seen: Set<string>,
): Generator<YamlObject> {
  if (seen.has(path)) return;
  seen.add(path);
  for (const document of documents) {
    yield document;
    if (document.kind !== 'Location') continue;
    const { target, targets = [] } = document.spec ?? {};
    for (const next of [target, ...targets]) {
      if (typeof next !== 'string' || /[:*]/.test(next)) continue;
      yield* entities(readLeniently(resolve(dirname(path), next)), seen);
    }
  }
}

/** A file that is not what it should be is reported by the catalog; here it only means fewer people. */
function readLeniently(path: string): YamlFile {
  try {
    const parsed = parseAllDocuments(readFileSync(path, 'utf8'));
    const documents = Array.isArray(parsed) ? parsed : [];
    return {
      path,
      documents: documents.map(document => document.toJS()).filter(isObject),
    };
  } catch {
    return { path, documents: [] };
  }
}
