import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BackendFeature } from '@backstage/backend-plugin-api';

/** The benchmark alone needs it, so it is not among the dependencies of the project. */
function install() {
  const lock = readFileSync(join(__dirname, 'package-lock.json'), 'utf8');
  const stamp = join(__dirname, 'node_modules', '.installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.error('Installing tech-insights for the comparison, about 300 MB …');
  const { status } = spawnSync(
    'npm',
    ['ci', '--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund'],
    {
      cwd: __dirname,
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    },
  );
  if (status !== 0) {
    throw new Error(
      'tech-insights could not be installed; see above what npm says, then run the benchmark again',
    );
  }
  writeFileSync(stamp, lock);
}

/** The parts of tech-insights that the comparison needs. */
export interface TechInsights {
  /** The plugin, and what runs its checks. */
  features: BackendFeature[];
  /** By which retrievers of facts are added. */
  factRetrievers: {
    id: string;
    T: {
      addFactRetrievers(retrievers: Record<string, FactRetriever>): void;
    };
    toString(): string;
    $$type: '@backstage/ExtensionPoint';
  };
}

export interface FactRetriever {
  id: string;
  version: string;
  schema: Record<string, { type: 'boolean'; description: string }>;
  handler(): Promise<
    {
      entity: { namespace: string; kind: string; name: string };
      facts: Record<string, boolean>;
    }[]
  >;
}

export function loadTechInsights(): TechInsights {
  install();
  const load = (name: string) =>
    require(
      join(
        __dirname,
        'node_modules/@backstage-community',
        `plugin-tech-insights-${name}`,
      ),
    );
  return {
    features: [load('backend').default, load('backend-module-jsonfc').default],
    factRetrievers: load('node').techInsightsFactRetrieversExtensionPoint,
  };
}
