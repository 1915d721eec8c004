import fc from 'fast-check';
import { group, user } from '../__testUtils__/entities';
import { ownerOf } from '../model/standing';
import { reorganizations } from './__testUtils__/arbitraryReorganization';
import { concernedOwners } from './concernedOwners';
import { byRef } from './organization';
import { referencesTo } from './referencesTo';
import { whatIf } from './whatIf';

const entities = [
  group('company', { children: ['platform'] }),
  group('platform', { parent: 'company', children: [] }),
  group('tools', { parent: 'platform', children: [] }),
  group('web', { parent: 'company', children: [] }),
  user('kim', { memberOf: ['platform', 'web'] }),
];

it('is a group and all that stand below it', () => {
  const groupRef = 'Platform';
  const expected = ['group:default/platform', 'group:default/tools'];
  expect(concernedOwners(entities, { kind: 'dissolve', groupRef })).toEqual(
    expected,
  );
  expect(
    concernedOwners(entities, { kind: 'move', groupRef, underRef: 'web' }),
  ).toEqual(expected);
});

it('ends where groups stand under each other', () => {
  const circle = [
    group('a', { parent: 'b', children: ['b'] }),
    group('b', { parent: 'a', children: [] }),
  ];
  expect(concernedOwners(circle, { kind: 'dissolve', groupRef: 'a' })).toEqual([
    'group:default/a',
    'group:default/b',
  ]);
});

it('is a person and their groups', () => {
  expect(concernedOwners(entities, { kind: 'leave', userRef: 'kim' })).toEqual([
    'user:default/kim',
    'group:default/platform',
    'group:default/web',
  ]);
});

it('is nobody where the change is impossible', () => {
  expect(
    concernedOwners(entities, { kind: 'dissolve', groupRef: 'nobody' }),
  ).toEqual([]);
});

it('leaves out nobody whose entities any change touches', () => {
  const now = new Date('2026-11-23T12:00:00Z');
  let leftOut = 0;
  fc.assert(
    fc.property(reorganizations, ({ definitions, owned, change }) => {
      const refs = concernedOwners(definitions, change);
      const all = [...byRef(owned).values()];
      const concerned = all.filter(
        entity =>
          refs.includes(ownerOf(entity) ?? '') ||
          referencesTo([entity], refs).length > 0,
      );
      leftOut += all.length - concerned.length;
      expect(whatIf(definitions, change, { now, owned: concerned })).toEqual(
        whatIf(definitions, change, { now, owned: all }),
      );
    }),
    { numRuns: 150 },
  );
  expect(leftOut).toBeGreaterThan(0);
});
