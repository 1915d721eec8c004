import { globSync, readFileSync } from 'node:fs';
import { inRoot, root } from '../portal/paths.ts';

const HEADING = '## Why each dependency is there';

type PackageJson = {
  [
    list in
      | 'dependencies'
      | 'devDependencies'
      | 'optionalDependencies'
      | 'peerDependencies'
      | 'resolutions'
  ]?: Record<string, string>;
};

const read = (path: string): PackageJson =>
  JSON.parse(readFileSync(inRoot(path), 'utf8'));

/** Everything that comes from a registry because of us: not what only a package's own tests need. */
function dependencies(): Set<string> {
  const { devDependencies, resolutions } = read('package.json');
  const toolchain = read('tools/toolchain/package.json');
  const packages = globSync(
    ['plugins/*/package.json', 'packages/*/package.json'],
    {
      cwd: root,
    },
  ).map(read);
  const lists = [
    devDependencies,
    resolutions,
    toolchain.dependencies,
    toolchain.optionalDependencies,
    ...packages.flatMap(each => [each.dependencies, each.peerDependencies]),
  ];
  return new Set(
    lists
      .flatMap(list => Object.entries(list ?? {}))
      .filter(([, version]) => !/^(workspace|link):/.test(version))
      .map(([name]) => name),
  );
}

/** The README says of every dependency why it is there, and of none that is not. */
export function checkDependencies(): string[] {
  const readme = readFileSync(inRoot('README.md'), 'utf8');
  const [, section = ''] = readme.split(HEADING);
  const explained = new Set(
    [...section.split('\n## ')[0].matchAll(/^\| `([^`]+)`/gm)].map(
      ([, name]) => name,
    ),
  );
  const declared = dependencies();
  const missing = [...declared].filter(name => !explained.has(name));
  const stale = [...explained].filter(name => !declared.has(name));
  return [
    ...missing.map(name => `README.md: does not say why ${name} is there`),
    ...stale.map(name => `README.md: says why ${name} is there, but it is not`),
  ];
}
