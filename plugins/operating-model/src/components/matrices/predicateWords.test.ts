import { Texts } from '../../hooks/useTexts';
import { matrices } from '../../texts/matrices';
import { predicateWords } from './predicateWords';

const t = ((key: string, values: Record<string, string> = {}) =>
  matrices[key.replace('matrices.', '') as 'is'].replace(
    /\{\{(\w+)\}\}/g,
    (_, name) => values[name],
  )) as Texts;

describe('a predicate in words', () => {
  it('says what is simple', () => {
    expect(
      predicateWords(t, { kind: 'Component', 'spec.lifecycle': 'production' }),
    ).toBe('Component, lifecycle production');
    expect(
      predicateWords(t, {
        $all: [
          { kind: { $in: ['Component', 'API'] } },
          { $not: { 'spec.type': 'library' } },
        ],
      }),
    ).toBe('Component or API, not type library');
  });

  it.each([
    { $any: [{ kind: 'Component' }, { kind: 'API' }] },
    { $not: { kind: 'Component', 'spec.type': 'library' } },
    { 'spec.type': { $exists: true } },
    { 'metadata.annotations.backstage.io/source': 'x' },
    {},
  ])('leaves to code what words could not say exactly: %j', predicate => {
    expect(predicateWords(t, predicate)).toBeUndefined();
  });
});
