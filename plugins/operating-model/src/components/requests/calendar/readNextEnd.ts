import { DateTime } from 'luxon';
import { OperatingModelApi } from '../../../api/OperatingModelApi';

const PAGE = 500;

/** How many months are looked through at a time, nearest first: most ends are near, and no exception lasts longer than ten years. */
const SPANS = [1, 3, 12, 120];

/** The first month after one in which an exception ends; undefined where none does. */
export async function readNextEnd(
  api: OperatingModelApi,
  month: DateTime,
): Promise<DateTime | undefined> {
  let from = month.plus({ months: 1 });
  for (const months of SPANS) {
    const to = from.plus({ months });
    let first: string | undefined;
    let cursor: string | undefined;
    do {
      const page = await api.requests({
        kind: 'exception',
        state: ['approved', 'active'],
        endsAfter: from.toUTC().toISO()!,
        endsBefore: to.toUTC().toISO()!,
        limit: PAGE,
        cursor,
      });
      const ends = page.items.flatMap(({ validTo }) => validTo ?? []);
      [first] = [...(first ? [first] : []), ...ends].sort();
      // Of a single month no more need be known.
      cursor = months > 1 || !first ? page.nextCursor : undefined;
    } while (cursor);
    if (first) return DateTime.fromISO(first).startOf('month');
    from = to;
  }
  return undefined;
}
