import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { stringify } from 'yaml';
import { inRoot } from './paths.ts';
import { Problem, reason } from './problem.ts';
import { findPersonas } from './personas.ts';
import type { YamlFile } from './yamlFiles.ts';

export type Overlay = { file: string; dataFolder: string };

/** Each set of catalog files keeps its own data, so that changing to another one and back loses nothing. */
function keyOf(catalogFiles: YamlFile[]) {
  if (catalogFiles.length === 0) return 'demo';
  const paths = [...new Set(catalogFiles.map(({ path }) => path))].sort();
  const hash = createHash('sha256').update(paths.join('\n')).digest('hex');
  return `catalog-${hash.slice(0, 12)}`;
}

/** The tests keep their data, and with it the generated configuration, out of the repository. */
function placeFor(key: string): Overlay {
  const elsewhere = process.env.OPERATING_MODEL_DATA;
  return elsewhere
    ? { file: `${elsewhere}/portal.yaml`, dataFolder: `${elsewhere}/data` }
    : {
        file: inRoot('.cache/portal', `${key}.yaml`),
        dataFolder: inRoot('.data', key),
      };
}

/** Writes the part of the configuration that depends on the command line. */
export function writeOverlay(catalogFiles: YamlFile[]): Overlay {
  const place = placeFor(keyOf(catalogFiles));
  const config = {
    backend: {
      database: {
        client: 'better-sqlite3',
        connection: { directory: place.dataFolder },
      },
    },
    ...(catalogFiles.length > 0 && ownCatalog(catalogFiles)),
  };
  const text = `# Written by tools/portal.ts at every start.\n${stringify(config)}`;
  try {
    mkdirSync(dirname(place.file), { recursive: true });
    writeFileSync(place.file, text);
  } catch (error) {
    throw new Problem(
      `The configuration cannot be kept in ${dirname(place.file)}. ${reason(error)}`,
    );
  }
  return place;
}

/** Which kinds are allowed is in app-config.yaml, for these files as for the demo. */
function ownCatalog(catalogFiles: YamlFile[]) {
  return {
    demo: { seed: false },
    catalog: {
      locations: catalogFiles.map(({ path }) => ({
        type: 'file',
        target: path,
      })),
    },
    auth: { providers: { persona: { users: findPersonas(catalogFiles) } } },
  };
}
