import { Entity } from '@backstage/catalog-model';
import fc from 'fast-check';
import { checkDefinition } from '../kinds';
import {
  Reorganization,
  reorganizations,
} from './__testUtils__/arbitraryReorganization';
import { applyChanges } from './applyChanges';
import { byRef, readOrganization } from './organization';
import { referencesTo } from './referencesTo';
import { BREAK_KINDS, WhatIf } from './types';
import { whatIf } from './whatIf';

const now = new Date('2026-11-23T12:00:00Z');

const ask = ({ definitions, owned, change }: Reorganization) =>
  whatIf(definitions, change, { now, owned });

/** Checks a property of every change that the organization can undergo. */
function forAny(
  check: (
    answer: WhatIf,
    reorganization: Reorganization & { all: Entity[] },
  ) => void,
  parameters: fc.Parameters<[Reorganization]> = {},
) {
  fc.assert(
    fc.property(reorganizations, reorganization => {
      const answer = ask(reorganization);
      if ('problems' in answer) return;
      const { definitions, owned } = reorganization;
      const all = [...byRef([...owned, ...definitions]).values()];
      check(answer, { ...reorganization, all });
    }),
    { numRuns: 150, ...parameters },
  );
}

const goneOf = ({ change }: WhatIf) => {
  switch (change.kind) {
    case 'move':
      return undefined;
    case 'leave':
      return change.userRef;
    default:
      return change.groupRef;
  }
};

const allParties = (entities: readonly Entity[]) =>
  [...byRef(entities).keys()].filter(ref => /^(group|user):/.test(ref));

const POOL = [
  ...['g0', 'g1', 'g2', 'g3', 'g4', 'g5'].map(name => `group:default/${name}`),
  ...['u0', 'u1', 'u2'].map(name => `user:default/${name}`),
];

// What is seldom has to be among it.
const SEEDED = { seed: 7 };

describe('any change of any organization', () => {
  it('breaks things of every kind, mends some and leaves some open', () => {
    const seen: Record<string, number> = {
      ...Object.fromEntries(BREAK_KINDS.map(kind => [kind, 0])),
      ...{ dissolve: 0, merge: 0, move: 0, leave: 0 },
      ...{ mended: 0, open: 0, removed: 0, entities: 0 },
    };
    forAny(({ breaks, change, changes, counts }) => {
      breaks.forEach(({ kind }) => (seen[kind] += 1));
      seen[change.kind] += 1;
      seen.mended += counts.mended;
      seen.open += counts.open;
      seen.entities += breaks.filter(each => each.entities).length;
      seen.removed += changes.filter(
        ({ ref, after }) => after === '' && ref.startsWith('agreement:'),
      ).length;
    }, SEEDED);
    for (const [what, count] of Object.entries(seen))
      expect([what, count]).not.toEqual([what, 0]);
  });

  it('leaves of who goes, once the changes are made, only what was said to be open', () => {
    forAny((answer, { all }) => {
      const gone = goneOf(answer);
      if (!gone) return;
      const after = applyChanges(all, answer.changes);
      const left = referencesTo(after, [gone]);
      const open = new Set(
        answer.breaks
          .filter(each => !each.mended)
          .map(({ subjectRef, path }) => `${subjectRef} ${path}`),
      );
      const openMentions = referencesTo(all, [gone]).filter(
        ({ subjectRef, path }) =>
          open.has(`${subjectRef} ${path}`) && subjectRef !== gone,
      );
      expect(left.map(({ subjectRef }) => subjectRef)).toEqual(
        openMentions.map(({ subjectRef }) => subjectRef),
      );
    });
  });

  it('says of every mention of who goes that it breaks', () => {
    forAny((answer, { all }) => {
      const gone = goneOf(answer);
      if (!gone) return;
      const broken = new Set(
        answer.breaks.map(({ subjectRef, path }) => `${subjectRef} ${path}`),
      );
      const silent = referencesTo(all, [gone]).filter(
        ({ subjectRef, path }) =>
          subjectRef !== gone && !broken.has(`${subjectRef} ${path}`),
      );
      expect(silent).toEqual([]);
    });
  });

  it('names nobody who is not in the catalog and was not named there before', () => {
    forAny((answer, { all }) => {
      const after = applyChanges(all, answer.changes);
      const parties = new Set(allParties(after));
      const before = new Set(
        referencesTo(all, POOL).map(
          ({ subjectRef, partyRef }) => `${subjectRef} ${partyRef}`,
        ),
      );
      const invented = referencesTo(after, POOL).filter(
        ({ subjectRef, partyRef }) =>
          !parties.has(partyRef) && !before.has(`${subjectRef} ${partyRef}`),
      );
      expect(invented).toEqual([]);
    });
  });

  it('makes no definition that is refused, and no group stand under itself that did not before', () => {
    forAny((answer, { all }) => {
      const after = applyChanges(all, answer.changes);
      expect(after.filter(entity => checkDefinition(entity)?.length)).toEqual(
        [],
      );
      const inCircle = (entities: readonly Entity[]) => {
        const { parties, parentOf, ancestorsOf } = readOrganization(
          byRef(entities),
        );
        return [...parties.keys()].filter(ref => {
          const way = ancestorsOf(ref);
          return parentOf(way.at(-1) ?? ref) === ref;
        });
      };
      const before = inCircle(all);
      expect(before.length ? [] : inCircle(after)).toEqual([]);
    });
  });

  it('gives the same answer whatever the order of the entities', () => {
    fc.assert(
      fc.property(
        reorganizations.chain(reorganization =>
          fc.tuple(
            fc.constant(reorganization),
            fc.shuffledSubarray(reorganization.definitions, {
              minLength: reorganization.definitions.length,
            }),
          ),
        ),
        ([reorganization, definitions]) => {
          expect(ask({ ...reorganization, definitions })).toEqual(
            ask(reorganization),
          );
        },
      ),
      { numRuns: 100 },
    );
  });

  it('has nothing left to change when it is made and asked again', () => {
    forAny((answer, { all, change }) => {
      const after = applyChanges(all, answer.changes);
      const again = whatIf(after, change, { now });
      const left =
        'problems' in again
          ? again.problems.map(({ message }) => message)
          : [...again.breaks, ...again.changes];
      expect(left).toEqual(
        change.kind === 'move'
          ? []
          : [`${goneOf(answer)} is not in the catalog`],
      );
    });
  });

  it('counts what it says', () => {
    forAny(({ breaks, changes, counts }) => {
      const total = (counted: Record<string, number>) =>
        Object.values(counted).reduce((sum, each) => sum + each, 0);
      expect(total(counts.bySeverity)).toBe(breaks.length);
      expect(total(counts.byKind)).toBe(breaks.length);
      expect(counts.mended).toBe(
        changes.reduce((sum, { mended }) => sum + mended.length, 0),
      );
      for (const { before, after, mended } of changes)
        expect(after === before && mended.length > 0).toBe(false);
      expect(
        changes.filter(
          ({ before, after, open }) => before === after && !open.length,
        ),
      ).toEqual([]);
    });
  });
});
