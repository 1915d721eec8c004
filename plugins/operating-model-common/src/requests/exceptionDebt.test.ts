import fc from 'fast-check';
import { describeDebt, debtSince } from '../api/describeDebt';
import { OperatingModel } from '../model/types';
import { ExcusedPeriod, debtOf, excusedPeriod } from './exceptionDebt';
import { RequestRecord, RequestState } from './types';
import { NOW, days } from './__testUtils__/requests';

const at = (count: number) => days(count).toISOString();

const record = (
  changes: Partial<RequestRecord> = {},
  content: Record<string, unknown> = {},
) =>
  ({
    state: 'active',
    submittedAt: at(-10),
    decidedAt: at(-8),
    renewals: 0,
    ownerRef: 'group:default/shop',
    awaitingDecision: false,
    ...changes,
    content: {
      kind: 'exception',
      risk: 'medium',
      validFrom: at(-9),
      validTo: at(20),
      emergency: false,
      ...content,
    },
  }) as RequestRecord;

const bounds = (request: RequestRecord, endedAt?: Date) => {
  const period = excusedPeriod(request, endedAt);
  return period && [period.from.toISOString(), period.to.toISOString()];
};

describe('the time that an exception excused something', () => {
  it('goes from its approval, or from its beginning, to its end', () => {
    expect(bounds(record())).toEqual([at(-8), at(20)]);
    expect(bounds(record({}, { validFrom: at(-2) }))).toEqual([at(-2), at(20)]);
  });

  it('ends when somebody or something ended it', () => {
    const revoked = record({ state: 'revoked' });
    expect(bounds(revoked, days(-1))).toEqual([at(-8), at(-1)]);
    // One that was revoked before it began excused nothing.
    expect(bounds(revoked, days(-9))).toBeUndefined();
    expect(bounds(revoked)).toBeUndefined();
    expect(bounds(record({ state: 'expired' }))).toEqual([at(-8), at(20)]);
  });

  it('begins at once in an emergency, and ends when nobody decides', () => {
    const emergency = record(
      { decidedAt: undefined, awaitingDecision: true, decideBy: at(2) },
      { emergency: true, validFrom: at(-11) },
    );
    expect(bounds(emergency)).toEqual([at(-10), at(2)]);
  });

  it.each<RequestState>([
    'draft',
    'pending',
    'rejected',
    'withdrawn',
    'lapsed',
  ])('is none for one that is %s', state => {
    const decidedAt = state === 'rejected' ? at(-8) : undefined;
    expect(bounds(record({ state, decidedAt }), days(-1))).toBeUndefined();
  });
});

describe('the debt over time', () => {
  const groups: Record<string, string[]> = {
    'group:default/shop': ['group:default/company'],
    'group:default/web': ['group:default/company'],
    'group:default/company': [],
  };
  const model = {
    ancestorsOf: (ref: string) => groups[ref] ?? [],
  } as unknown as OperatingModel;

  const periods = fc.array(
    fc
      .record({
        from: fc.integer({ min: -150, max: 10 }),
        length: fc.integer({ min: 1, max: 100 }),
        weight: fc.integer({ min: 1, max: 10 }),
        groupRef: fc.option(fc.constantFrom(...Object.keys(groups)), {
          nil: undefined,
        }),
      })
      .map(({ from, length, weight, groupRef }): ExcusedPeriod => ({
        from: days(from),
        to: days(from + length),
        weight,
        groupRef,
      })),
    { maxLength: 12 },
  );

  it('is the sum of what each weighs, on each day and for each group with those below it', () => {
    fc.assert(
      fc.property(periods, list => {
        const sum = (some: ExcusedPeriod[], when: Date) =>
          some.reduce((all, each) => all + (debtOf(each, when) ?? 0), 0);
        const all = describeDebt(model, list, { now: NOW });
        expect(all.debt).toBeCloseTo(sum(list, NOW), 1);
        expect(all.days).toHaveLength(90);
        expect(all.days.at(-1)).toMatchObject({
          debt: all.debt,
          exceptions: all.exceptions,
        });
        all.days.slice(0, -1).forEach(({ date, debt }) => {
          const end = new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000);
          expect(debt).toBeCloseTo(sum(list, end), 1);
        });
        for (const [ref, above] of Object.entries(groups)) {
          const own = list.filter(
            ({ groupRef = '' }) =>
              groupRef === ref || groups[groupRef]?.includes(ref),
          );
          const asked = describeDebt(model, own, { groupRef: ref, now: NOW });
          expect(asked.debt).toBeCloseTo(sum(own, NOW), 1);
          const shown = all.groups.find(({ groupRef }) => groupRef === ref);
          expect(shown?.debt ?? 0).toBe(asked.debt);
          expect(
            asked.groups.some(({ groupRef }) => above.includes(groupRef)),
          ).toBe(false);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('shows 90 days, today included', () => {
    expect(debtSince(NOW).toISOString()).toBe('2026-08-26T00:00:00.000Z');
  });
});
