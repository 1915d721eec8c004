import {
  RequestItem,
  RequestState,
} from 'backstage-plugin-operating-model-common';
import { DateTime } from 'luxon';
import { OperatingModelApi } from '../../../api/OperatingModelApi';
import { Names } from '../../shared/RefLink';
import { weeksOf } from './monthOf';

const PAGE = 500;
const MOST = 5_000;

/** Those whose end is, or was, the day that is written down. */
const STATES: RequestState[] = ['approved', 'active', 'expired'];

export interface MonthOfEnds {
  items: RequestItem[];
  names: Names;
  now: string;
  /** Whether there are more than a calendar can show. */
  isCut: boolean;
}

/** All that ends in the weeks of a month, on the days of its neighbours, too. */
export async function readEnds(
  api: OperatingModelApi,
  month: DateTime,
): Promise<MonthOfEnds> {
  const weeks = weeksOf(month);
  const first = DateTime.fromISO(weeks[0][0]);
  const question = {
    kind: 'exception' as const,
    state: STATES,
    endsAfter: first.toUTC().toISO()!,
    endsBefore: first.plus({ weeks: weeks.length }).toUTC().toISO()!,
    limit: PAGE,
  };
  const items: RequestItem[] = [];
  const names: Names = {};
  let cursor: string | undefined;
  let now = '';
  do {
    const page = await api.requests({ ...question, cursor });
    items.push(...page.items);
    Object.assign(names, page.names);
    ({ now, nextCursor: cursor } = page);
  } while (cursor && items.length < MOST);
  return { items, names, now, isCut: cursor !== undefined };
}
