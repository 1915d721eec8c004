import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  operatingModelPermissions,
  operatingModelRequestPermissions,
} from './permissions';

it('docs/configuration.md lists every permission with its kind', () => {
  const page = readFileSync(
    resolve(__dirname, '../../../docs/configuration.md'),
    'utf8',
  );
  const [, section] = page.split('\n## Permissions\n');
  const listed = [
    ...section
      .split('\n## ')[0]
      .matchAll(/^\| `(operating-model\.[\w.-]+)` +\| (\w+)/gm),
  ].map(([, name, kind]) => `${name} ${kind}`);
  expect(listed.sort()).toEqual(
    [...operatingModelPermissions, ...operatingModelRequestPermissions]
      .map(({ name, type }) => `${name} ${type}`)
      .sort(),
  );
});
