import { DateTime } from 'luxon';
import { compareText } from '../kinds/references';
import type { OperatingModel } from '../model/types';
import { ExcusedPeriod, debtOf } from '../requests/exceptionDebt';
import type { DebtAnswer } from './debtAnswer';

/** How many days are shown, today included. */
const DAYS = 90;

/** The first moment that a picture of the debt shows. @public */
export function debtSince(now: Date): Date {
  return DateTime.fromJSDate(now, { zone: 'utc' })
    .startOf('day')
    .minus({ days: DAYS - 1 })
    .toJSDate();
}

const rounded = (debt: number) => Math.round(debt * 100) / 100;

function sumAt(periods: readonly ExcusedPeriod[], at: Date) {
  const each = periods.flatMap(period => debtOf(period, at) ?? []);
  return {
    debt: rounded(each.reduce((sum, debt) => sum + debt, 0)),
    exceptions: each.length,
  };
}

/** A group with those above it. */
const lineOf = (model: OperatingModel, groupRef: string) => [
  groupRef,
  ...model.ancestorsOf(groupRef),
];

/**
 * What exceptions weigh, by group and over time.
 *
 * @param about - `groupRef`: only what weighs on it and the groups below
 * @returns all but the names of the groups
 * @public
 */
export function describeDebt(
  model: OperatingModel,
  periods: readonly ExcusedPeriod[],
  about: {
    groupRef?: string;
    now: Date;
  },
): Omit<DebtAnswer, 'names'> {
  const { groupRef, now } = about;
  const counted = periods.filter(
    period =>
      !groupRef ||
      (period.groupRef && lineOf(model, period.groupRef).includes(groupRef)),
  );
  const byGroup = new Map<string, ExcusedPeriod[]>();
  for (const period of counted) {
    const line = period.groupRef ? lineOf(model, period.groupRef) : [];
    const end = groupRef ? line.indexOf(groupRef) + 1 : line.length;
    for (const ref of new Set(line.slice(0, end))) {
      byGroup.set(ref, [...(byGroup.get(ref) ?? []), period]);
    }
  }
  const groups = [...byGroup]
    .map(([ref, own]) => ({ groupRef: ref, ...sumAt(own, now) }))
    .filter(({ exceptions }) => exceptions > 0)
    .sort((a, b) => b.debt - a.debt || compareText(a.groupRef, b.groupRef));
  const first = DateTime.fromJSDate(debtSince(now), { zone: 'utc' });
  const days = Array.from({ length: DAYS }, (_, index) => {
    const day = first.plus({ days: index });
    const end = day.plus({ days: 1 }).toJSDate();
    return {
      date: day.toFormat('yyyy-MM-dd'),
      ...sumAt(counted, end < now ? end : now),
    };
  });
  return {
    groupRef,
    ...sumAt(counted, now),
    groups,
    days,
    now: now.toISOString(),
  };
}
