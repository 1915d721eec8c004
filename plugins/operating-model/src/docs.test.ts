import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createExtensionTester } from '@backstage/frontend-test-utils';
import { parse } from 'yaml';
import plugin from '.';
import * as legacy from './legacy';
import { operatingModelTranslationRef } from './translation';

const page = readFileSync(
  resolve(__dirname, '../../../docs/frontend.md'),
  'utf8',
);

const ids: string[] = (
  plugin as unknown as { extensions: { id: string }[] }
).extensions.map(({ id }) => id);

/** What stands between backticks in the first column of the table under a heading. */
function firstColumn(heading: string): string[] {
  const [, section] = page.split(`\n## ${heading}\n`);
  const [table] = /(^\|.*\n)+/m.exec(section)!;
  return table
    .split('\n')
    .flatMap(line => [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)])
    .map(([, name]) => name);
}

type Configured = Record<string, false | { config?: object }>;

const configured = [...page.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)]
  .flatMap(([, text]): (string | Configured)[] => parse(text).app.extensions)
  .flatMap(each => Object.entries(typeof each === 'string' ? {} : each))
  .filter(([id]) => id.includes('operating-model'));

describe('docs/frontend.md', () => {
  it('lists every extension, and none that is not there', () => {
    expect(firstColumn('Extensions').sort()).toEqual([...ids].sort());
  });

  it('lists every export for the old frontend system', () => {
    const types = ['OperatingModelApi'];
    expect(firstColumn('Apps on the old frontend system').sort()).toEqual(
      [...Object.keys(legacy), ...types].sort(),
    );
  });

  it('shows settings', () => {
    expect(configured.length).toBeGreaterThan(3);
  });

  it.each(configured)('shows settings that %s takes', (id, setting) => {
    expect(ids).toContain(id);
    if (!setting || !setting.config) return;
    const make = (config: object) =>
      createExtensionTester(plugin.getExtension(id as never), {
        config: config as never,
      }).snapshot();
    expect(() => make(setting.config!)).not.toThrow();
    // What an extension does not know it passes over; what it knows must be of the right kind.
    for (const key of Object.keys(setting.config)) {
      expect(() => make({ [key]: [7] })).toThrow();
    }
  });

  it('translates texts that there are', () => {
    const [, messages] = /messages: \{\n([\s\S]*?)\n {2}\}/.exec(page)!;
    const keys = [...messages.matchAll(/'([\w.]+)':/g)].map(([, key]) => key);
    expect(keys).not.toHaveLength(0);
    const texts = (
      operatingModelTranslationRef as unknown as {
        getDefaultMessages(): Record<string, string>;
      }
    ).getDefaultMessages();
    expect(Object.keys(texts)).toEqual(expect.arrayContaining(keys));
  });
});
