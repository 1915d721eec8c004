import { canonicalRef, canonicalRefs, compareText } from './references';

describe('canonicalRef', () => {
  it.each([
    ['Group:Default/Platform', {}, 'group:default/platform'],
    ['platform', { defaultKind: 'Group' }, 'group:default/platform'],
    [
      'platform',
      { defaultKind: 'Group', defaultNamespace: 'Acme' },
      'group:acme/platform',
    ],
    [
      'other/platform',
      { defaultKind: 'Group', defaultNamespace: 'acme' },
      'group:other/platform',
    ],
    ['user:sam', { defaultKind: 'Group' }, 'user:default/sam'],
    // Locale-independent: a Turkish machine must not make a dotless i of it.
    ['GROUP:DEFAULT/INFRA', {}, 'group:default/infra'],
    ['group:default/a.b-c_d', {}, 'group:default/a.b-c_d'],
  ])('reads %j with %j', (value, defaults, expected) => {
    expect(canonicalRef(value, defaults)).toBe(expected);
  });

  it.each([
    '',
    ':',
    '/',
    'group:',
    'group:default/',
    ':default/a',
    'group:/a',
    'a b',
    'a\tb',
    'a\0',
    'a\u202eb',
    'a\u200bb',
    '../a',
    'group:../a',
    'group:default/..',
    'group:default/../../a',
    './a',
    'a/b/c',
    'a:b:c',
    'group:a:b/c',
    'group:default/a:b',
    5,
    null,
    undefined,
    {},
    ['group:default/a'],
  ])('finds no reference in %j', value => {
    expect(canonicalRef(value, { defaultKind: 'Group' })).toBeUndefined();
  });

  it('finds no reference where the kind is neither given nor known', () => {
    expect(canonicalRef('platform')).toBeUndefined();
  });
});

describe('canonicalRefs', () => {
  it('gives each once, in the order given, and leaves out what is none', () => {
    expect(
      canonicalRefs(['b', 'A', 'group:default/B', 'x y', 7, null], {
        defaultKind: 'Group',
      }),
    ).toEqual(['group:default/b', 'group:default/a']);
  });

  it('takes a single one', () => {
    expect(canonicalRefs('a', { defaultKind: 'Group' })).toEqual([
      'group:default/a',
    ]);
  });
});

describe('compareText', () => {
  it('orders by code units, so that every machine agrees', () => {
    expect(['b', 'ä', 'B', 'a', 'a'].sort(compareText)).toEqual([
      'B',
      'a',
      'a',
      'b',
      'ä',
    ]);
  });
});
